import {
  createAuthority,
  inDays,
  localhost,
  named,
  selfSigned,
  type Authority,
  type KeyedCertificate,
} from '@liane/cast/certificates';
import type { ServerConfig } from '@liane/server';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { examineInsi } from './insi.ts';
import { closedPort, https, lines, type Running } from './testing/servers.ts';

const insiManu = { use: 'client', subject: named('INSI-MANU', '1990001026') } as const;
let authority: Authority;
let ours: KeyedCertificate;
let theirs: KeyedCertificate;
const open: Running[] = [];

beforeAll(async () => {
  authority = await createAuthority('CN=AC IGC-SANTE ELEMENTAIRE ORGANISATIONS');
  ours = await authority.issue(insiManu);
  theirs = await authority.issue(localhost);
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const exam = { now: () => new Date(), patience: 3_000, lookUp: async () => [] };

/** INSi as a test plays it: mutual TLS, any question answered by 405. */
async function service(shown: KeyedCertificate = theirs): Promise<Running> {
  const server = await https(
    {
      cert: shown.certPem,
      key: shown.keyPem,
      ca: authority.caPem,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (_request, response) => response.writeHead(405).end(),
  );
  open.push(server);
  return server;
}

const config = (url: string, keyed: KeyedCertificate = ours): ServerConfig['insi'] => ({
  url,
  certificatePem: keyed.certPem,
  keyPem: keyed.keyPem,
  authoritiesPem: authority.caPem,
  idam: 'CTLN0000001',
  emitter: '1990001026',
  sandbox: false,
});

const at = ({ port }: { port: number }): string => `https://localhost:${port}/lps`;
const wrong = (findings: Finding[], state: Finding['state'] = 'failed') =>
  findings.filter((each) => each.state === state).map(({ check, said }) => `${check} : ${said}`);

test('a wire in order: every line is a ✓', async () => {
  const findings = await examineInsi(config(at(await service())), exam);
  expect(findings.map(({ state, check }) => `${state} ${check.replace(/\d+$/, '')}`)).toEqual([
    'ok Certificat d’organisation, clé',
    'ok Certificat d’organisation, dates',
    'ok Certificat d’organisation, type',
    'ok Certificat d’organisation, noms',
    'ok Nom localhost',
    'ok Port ',
    'ok TLS',
    'ok Certificat du serveur',
    'ok Certificat du serveur, dates',
    'ok Service',
    'ok Horloge',
  ]);
});

test('a key that is not the one of the certificate: told, and the certificate is not shown', async () => {
  const other = await authority.issue(insiManu);
  const findings = await examineInsi(config(at(await service()), { ...ours, keyPem: other.keyPem }), exam);
  expect(wrong(findings)).toEqual(['Certificat d’organisation, clé : ce n’est pas celle du certificat']);
  expect(findings.some(({ check }) => check === 'Service')).toBe(false);
  expect(wrong(await examineInsi(config(at(await service()), { ...ours, keyPem: 'x' }), exam))).toEqual([
    'Certificat d’organisation, clé : illisible',
  ]);
});

test('our certificate is over: told by its date, and by the service that hangs up', async () => {
  const old = await authority.issue({ ...insiManu, notBefore: inDays(-30), notAfter: inDays(-2) });
  const said = wrong(await examineInsi(config(at(await service()), old), exam));
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^Certificat d’organisation, dates : expiré depuis le \d+ \S+ \d{4}$/);
  expect(said[1]).toMatch(/^Service : coupe la connexion une fois notre certificat montré/);
});

test.each([
  [61.5, 'ok', /^valable jusqu’au/],
  [59.5, 'warning', /^expire dans moins de 60 jours/],
  [29.5, 'warning', /^expire dans moins de 30 jours/],
  [6.5, 'warning', /^expire dans 6 jours/],
  [1.5, 'warning', /^expire demain/],
] as const)('our certificate ends in %d days: %s', async (until, state, said) => {
  const ending = await authority.issue({ ...insiManu, notAfter: inDays(until) });
  const findings = await examineInsi(config(at(await service()), ending), exam);
  const dates = findings.find(({ check }) => check === 'Certificat d’organisation, dates');
  expect(dates).toMatchObject({ state, said: expect.stringMatching(said) as string });
  expect(wrong(findings)).toEqual([]);
});

test.each([
  ['a seal', { use: 'seal' }, 'Certificat d’organisation, type : c’est un certificat de type cachet'],
  [
    'one of a server',
    { use: 'server' },
    'Certificat d’organisation, type : c’est un certificat de type serveur (AUTH_SERV)',
  ],
  [
    'another CN',
    { subject: named('DMP-CONSULTATION', '1990001026') },
    'Certificat d’organisation, noms : CN DMP-CONSULTATION, OU 1990001026',
  ],
  [
    'another structure',
    { subject: named('INSI-MANU', '1990002016') },
    'Certificat d’organisation, noms : CN INSI-MANU, OU 1990002016',
  ],
] as const)('%s where the certificate of INSi is asked for', async (_what, change, told) => {
  const other = await authority.issue({ ...insiManu, ...change });
  expect(wrong(await examineInsi(config(at(await service()), other), exam))).toEqual([told]);
});

test('a certificate of another authority: the service hangs up once it sees it', async () => {
  const stranger = await (await createAuthority('CN=TEST')).issue(insiManu);
  const said = wrong(await examineInsi(config(at(await service()), stranger), exam));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Service : coupe la connexion une fois notre certificat montré/);
});

test('a server that vouches for itself is not spoken to', async () => {
  const findings = await examineInsi(config(at(await service(await selfSigned(localhost)))), exam);
  expect(wrong(findings)).toEqual(['Certificat du serveur : auto-signé : personne ne le garantit']);
  expect(findings.some(({ check }) => check === 'Service')).toBe(false);
});

test('a server of an unknown authority, of another name, or whose certificate is over', async () => {
  const elsewhere = await (await createAuthority('CN=AC INCONNUE')).issue(localhost);
  expect(wrong(await examineInsi(config(at(await service(elsewhere))), exam))).toEqual([
    expect.stringMatching(/^Certificat du serveur : garanti par une autorité inconnue \(AC INCONNUE ; /),
  ]);
  const { port } = await service();
  expect(wrong(await examineInsi(config(`https://127.0.0.1:${port}/lps`), exam))).toEqual([
    'Certificat du serveur : ne porte pas ce nom de serveur (localhost)',
  ]);
  const over = await authority.issue({ ...localhost, notBefore: inDays(-9), notAfter: inDays(-1) });
  expect(wrong(await examineInsi(config(at(await service(over))), exam))).toEqual([
    expect.stringMatching(/^Certificat du serveur, dates : expiré depuis le /),
  ]);
});

test('a closed port, a name nobody knows, a port that says nothing, one that speaks no TLS', async () => {
  expect(wrong(await examineInsi(config(at({ port: await closedPort() })), exam))).toEqual([
    expect.stringMatching(/^Port \d+ : fermé/),
  ]);
  expect(wrong(await examineInsi(config('https://insi.invalid/lps'), exam))).toEqual([
    expect.stringMatching(/^Nom insi\.invalid : inconnu/),
  ]);
  const silent = await lines(() => undefined);
  const plain = await lines((socket) => void socket.end('220 bonjour\r\n'));
  open.push(silent, plain);
  expect(wrong(await examineInsi(config(at(silent)), { ...exam, patience: 400 }))).toEqual([
    'TLS : la connexion chiffrée n’a pas pu s’établir (rien en 0,4 s)',
  ]);
  const [said] = (await examineInsi(config(at(plain)), exam)).filter(({ state }) => state === 'failed');
  expect(said?.todo).toMatch(/^Ce port ne parle pas TLS d’emblée/);
});

test('a service that speaks only TLS 1.1 is told as such', async () => {
  const server = await https(
    {
      cert: theirs.certPem,
      key: theirs.keyPem,
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    },
    (_request, response) => response.end(),
  );
  open.push(server);
  const [said] = (await examineInsi(config(at(server)), exam)).filter(({ state }) => state === 'failed');
  expect(said).toMatchObject({ check: 'TLS', todo: expect.stringMatching(/ne parle pas TLS 1\.2/) as string });
});

test.each([
  [3_600_000, 'failed', 'en avance de 60 min sur le service'],
  [-3_600_000, 'failed', 'en retard de 60 min sur le service'],
  [30_000, 'warning', 'en avance de 30 s sur le service'],
] as const)('our clock is off by %d ms: %s', async (off, state, told) => {
  const findings = await examineInsi(config(at(await service())), { ...exam, now: () => new Date(Date.now() + off) });
  const clock = findings.find(({ check }) => check === 'Horloge');
  expect(clock?.state).toBe(state);
  // The Date of an answer has no milliseconds.
  expect([told, told.replace('30 s', '31 s')]).toContain(clock?.said);
});
