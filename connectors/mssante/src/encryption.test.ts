import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import {
  CertificateRefused,
  EncryptionRefused,
  MssanteMisconfigured,
  OperatorUnreachable,
  RevocationListRefused,
  openMssante,
} from './index.ts';
import type { Mssante, OperatorConfig } from './index.ts';
import { createAuthority, localhost } from '@liane/cast/certificates';
import { letter } from './testing/post.ts';

const nurse = { address: 'aurelie.besnard@ehpad-tilleuls.mssante.fr', displayName: 'Aurélie_BESNARD' };
const key = { kind: 'token', accessToken: 'secret-d-aurelie' } as const;
const authority = await createAuthority('CN=Autorité de l’essai');
const server = await authority.issue(localhost);

const running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => new Promise((resolve) => each.close(resolve))));
});

async function listening(service: Server): Promise<number> {
  running.push(service);
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  return (service.address() as AddressInfo).port;
}

/** An operator that answers each line by `answer`; what it heard is kept. */
async function speaking(
  greeting: string,
  answer: (line: string) => string,
): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const talk = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        heard.push(line);
        socket.write(answer(line));
      }
    });
  };
  return { port: await listening(createServer(talk)), heard };
}

const reached = (place: OperatorConfig['smtp'], changes: Partial<OperatorConfig> = {}): Mssante =>
  openMssante({
    operators: [
      {
        domains: ['ehpad-tilleuls.mssante.fr'],
        imap: place,
        smtp: place,
        authorities: authority.caPem,
        ...changes,
      },
    ],
    authorisedDomains: ['ehpad-tilleuls.mssante.fr'],
    citizenDomain: 'patient.mssante.fr',
    productNil: 'ESSAI-0001',
    timeout: 3_000,
  });
const sending = (mssante: Mssante) => mssante.send(letter(nurse, [nurse.address]), key).catch((met: unknown) => met);
const fetching = (mssante: Mssante) => mssante.fetch(nurse.address, key, null, 1).catch((met: unknown) => met);

describe('ECO.1.1.1: nothing is said in clear', () => {
  test('SMTP without STARTTLS is left before the token is told', async () => {
    const { port, heard } = await speaking('220 operateur\r\n', (line) =>
      line.startsWith('EHLO') ? '250-operateur\r\n250 AUTH XOAUTH2\r\n' : '502 5.5.1 no\r\n',
    );
    expect(await sending(reached({ host: 'localhost', port }))).toBeInstanceOf(EncryptionRefused);
    expect(heard.join('\n')).not.toMatch(/AUTH|MAIL|secret/);
  });

  test('IMAP without STARTTLS is left before the token is told', async () => {
    const { port, heard } = await speaking('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] bonjour\r\n', (line) => {
      const [tag = '*', verb = ''] = line.split(' ');
      return verb === 'CAPABILITY'
        ? `* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n${tag} OK\r\n`
        : `${tag} BAD no\r\n`;
    });
    const met = await fetching(reached({ host: 'localhost', port }));
    expect(met).toBeInstanceOf(EncryptionRefused);
    expect(heard.join('\n')).not.toMatch(/AUTHENTICATE|LOGIN|secret/);
  });

  test('what is said in clear after STARTTLS is never taken for an answer of the encrypted session', async () => {
    const { port, heard } = await speaking('220 operateur\r\n', (line) =>
      line.startsWith('EHLO') ? '250-operateur\r\n250 STARTTLS\r\n' : '220 go\r\n250-operateur\r\n250 AUTH XOAUTH2\r\n',
    );
    const met = await sending(reached({ host: 'localhost', port }));
    expect(met).not.toHaveProperty('messageId');
    expect(heard.join('\n')).not.toMatch(/AUTH|MAIL|secret/);
  });

  test('TLS 1.1 is not spoken, TLS 1.2 is', async () => {
    const versions = (version: 'TLSv1.1' | 'TLSv1.2') =>
      createTlsServer(
        {
          cert: server.certPem,
          key: server.keyPem,
          minVersion: version === 'TLSv1.1' ? 'TLSv1' : version,
          maxVersion: version,
          ciphers: 'DEFAULT@SECLEVEL=0',
        },
        // A session that began is closed: only how it began matters.
        (socket) => socket.end(),
      ).on('tlsClientError', () => undefined);
    const old = reached({ host: 'localhost', port: await listening(versions('TLSv1.1')), implicitTls: true });
    expect(await sending(old)).toBeInstanceOf(EncryptionRefused);
    expect(await fetching(old)).toBeInstanceOf(EncryptionRefused);
    const recent = reached({ host: 'localhost', port: await listening(versions('TLSv1.2')), implicitTls: true });
    expect(await sending(recent)).toBeInstanceOf(OperatorUnreachable);
    expect(await fetching(recent)).toBeInstanceOf(OperatorUnreachable);
  });
});

const another = await authority.issue(localhost);
const unknown = await createAuthority('CN=Autre');
const aMinuteAgo = new Date(Date.now() - 60_000);

describe('ECO.1.1.6: an operator whose certificate was revoked is not spoken to', () => {
  const place = async () => ({
    host: 'localhost',
    port: await listening(
      createTlsServer({ cert: server.certPem, key: server.keyPem }, (socket) => socket.end()).on(
        'tlsClientError',
        () => undefined,
      ),
    ),
    implicitTls: true,
  });
  test.each([
    ['in the list', () => authority.revocationList([another, server]), CertificateRefused],
    ['not in the list', () => authority.revocationList([another]), OperatorUnreachable],
    ['judged by a list out of date', () => authority.revocationList([], aMinuteAgo), RevocationListRefused],
    ['judged by the list of another authority', () => unknown.revocationList([]), RevocationListRefused],
  ])('%s', async (_what, list, met) => {
    const held = [await list()];
    const mssante = reached(await place(), { revocationLists: () => held });
    expect(await sending(mssante)).toBeInstanceOf(met);
    expect(await fetching(mssante)).toBeInstanceOf(met);
  });

  test('a list that changes is heard at the next connection', async () => {
    let list = await authority.revocationList([]);
    const mssante = reached(await place(), { revocationLists: () => [list] });
    expect(await sending(mssante)).toBeInstanceOf(OperatorUnreachable);
    list = await authority.revocationList([server]);
    expect(await sending(mssante)).toBeInstanceOf(CertificateRefused);
  });

  test('a list that cannot be read is refused at the start', () => {
    const gone = (): never => {
      throw new Error('ENOENT');
    };
    expect(() => reached({ host: 'localhost', port: 1 }, { revocationLists: gone })).toThrow(MssanteMisconfigured);
  });

  test('a list that is none is refused at the start', () => {
    expect(() => reached({ host: 'localhost', port: 1 }, { revocationLists: () => ['rien'] })).toThrow(
      MssanteMisconfigured,
    );
  });
});
