import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { startSandbox } from './start.ts';
import { PortTaken } from './town/listener.ts';

/** Resolves with the HTTP status, rejects with the TLS error. */
const reach = (url: string, options: RequestOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', ...options }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject).end();
  });

test('INSi is reached with a certificate of the town, and only so', async () => {
  const town = await startSandbox({ port: 0 });
  try {
    const { caPem: ca, insiManu, insiAuto, stranger } = town.certificates;
    const withCertificate = ({ certPem, keyPem }: typeof insiManu) =>
      reach(town.insiUrl, { ca, cert: certPem, key: keyPem });
    // An empty request is answered, badly: what matters is that the door opened.
    expect(await withCertificate(insiManu)).toBeGreaterThanOrEqual(400);
    expect(await withCertificate(insiAuto)).toBeGreaterThanOrEqual(400);
    await expect(withCertificate(stranger)).rejects.toThrow(/SSL|ECONNRESET|socket hang up|EPIPE/);
    await expect(reach(town.insiUrl, { ca })).rejects.toThrow(/SSL|ECONNRESET|socket hang up|EPIPE/);
  } finally {
    await town.close();
  }
});

test('certificates carry the names of the digest', async () => {
  const town = await startSandbox({ port: 0 });
  await town.close();
  const read = (pem: string) => new X509Certificate(pem);
  const { caPem, insiManu, insiAuto, wrongName } = town.certificates;
  expect(read(insiManu.certPem).subject).toBe('CN=INSI-MANU\nOU=1990001026\nO=EHPAD Les Tilleuls\nC=FR');
  expect(read(insiAuto.certPem).subject).toContain('CN=INSI-AUTO\n');
  expect(read(wrongName.certPem).subject).not.toContain('INSI-');
  expect(read(insiManu.certPem).issuer).toContain('CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS');
  expect(read(insiManu.certPem).verify(read(caPem).publicKey)).toBe(true);
});

test('a restart with the same folder keeps certificates and signing keys, readable by their owner alone', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  try {
    const keysOf = async (url: string) =>
      (await fetch(`${url}/auth/realms/esante-wallet/protocol/openid-connect/certs`)).text();
    const before = await startSandbox({ port: 0, dataDir });
    const keysBefore = await keysOf(before.url);
    await before.close();
    const after = await startSandbox({ port: 0, dataDir });
    const keysAfter = await keysOf(after.url);
    await after.close();
    expect(after.certificates).toEqual(before.certificates);
    expect(keysAfter).toBe(keysBefore);
    for (const kept of ['certificates.json', 'pro-sante-connect-keys.json'])
      expect((await stat(join(dataDir, kept))).mode & 0o077).toBe(0);
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

test('a port already taken is one clear sentence, and leaves nothing behind', async () => {
  const town = await startSandbox({ port: 0 });
  try {
    const port = Number(new URL(town.url).port);
    await expect(startSandbox({ port })).rejects.toThrow(PortTaken);
    await expect(startSandbox({ port: 0, mtlsPort: port })).rejects.toThrow(`Le port ${port} est déjà pris`);
  } finally {
    await town.close();
  }
});

test('two towns live side by side', async () => {
  const [one, other] = await Promise.all([startSandbox({ port: 0 }), startSandbox({ port: 0 })]);
  try {
    one.faults.set('pro-sante-connect', { kind: 'down' });
    await expect(fetch(`${one.url}/auth`)).rejects.toThrow('fetch failed');
    expect((await fetch(`${other.url}/auth`)).status).toBe(400);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});
