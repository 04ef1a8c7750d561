import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { establishments } from '@liane/cast';
import { createAuthority, localhost } from '@liane/cast/certificates';
import type { ServiceRecord } from '@liane/connector-mssante';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@liane/server/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOfSandbox, servicesOf } from '../start/services.ts';
import { examineAnnuaire } from './annuaire.ts';
import { examineDmp, testPerson, type Asker } from './dmp.ts';
import { examine, type Patient } from './examine.ts';
import type { Finding } from './finding.ts';
import { examineDatabase, examineFolder } from './house.ts';
import { examineMssante } from './mssante.ts';
import { examineProSanteConnect } from './pro-sante-connect.ts';
import { closedPort, lines } from './testing/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-doctor-'));
const client = { clientId: 'liane', clientSecret: 'the secret of a test' };
const exam = { now: () => new Date(), patience: 5_000, lookUp: async (): Promise<ServiceRecord[]> => [] };
const [tilleuls] = establishments;
const asker: Asker = {
  finess: tilleuls?.finess ?? '',
  establishment: tilleuls?.name ?? '',
  sectorCode: tilleuls?.sectorCode ?? '',
  familyName: 'Texier',
  givenName: 'Bruno',
};
let town: RunningSandbox;
let database: EmbeddedPostgres;
let services: Required<Pick<Patient['server'], 'proSanteConnect' | 'insi' | 'dmp' | 'mssante' | 'annuaire'>>;

beforeAll(async () => {
  [town, database] = await Promise.all([
    startSandbox({ port: 0, clients: [clientOfSandbox('http://localhost:3000', client)] }),
    startEmbeddedPostgres({ dataDir: join(folder, 'database'), durable: false }),
  ]);
  const { proSanteConnect, insi, dmp, mssante, annuaire } = servicesOf({ kind: 'ready', ...town }, client);
  if (!dmp || !mssante || !annuaire) throw new Error('the town plays every service');
  services = { proSanteConnect, insi, dmp, mssante, annuaire };
});
afterAll(async () => {
  await town.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const failed = (findings: readonly Finding[]) =>
  findings.filter(({ state }) => state === 'failed').map(({ check, said }) => `${check} : ${said}`);

/** Of the DMP kit (national digest 8). */
const known = '279035121518989';

test('the whole town in order: nothing to fix, every mailbox opened, the DMP asked', async () => {
  const findings = await examine(
    {
      server: { ...services, dataDir: folder, databaseUrl: database.url },
      asker,
      faults: [],
      testIns: known,
    },
    exam,
  );
  // The town publishes no revocation list.
  const unseen = findings.filter(({ check, state }) => state === 'warning' && check === 'Listes de révocation');
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual(unseen);
  expect(unseen).toHaveLength(services.mssante.operators.length);
  const checks = findings.map(({ service, check }) => `${service} / ${check}`);
  expect(checks).toEqual(
    expect.arrayContaining([
      'Pro Santé Connect / Identifiant et secret',
      'INSi / Service',
      'DMP / Adresse mise à jour (TD3.3)',
      'DMP / TD0.2',
      'MSSanté, envoi (clairval.mssante.fr) / Taille',
      'Annuaire Santé / Établissement',
      'Base de données / Version',
      'Dossier des données / Place',
    ]),
  );
  const mailboxes = checks.filter((check) => check.includes('/ Boîte '));
  expect(mailboxes).toHaveLength(Object.keys(services.mssante.applicativeMailboxes).length);
});

test('an installation without the DMP is told so, and nothing of it is tried', async () => {
  const { dmp: _dmp, ...others } = services;
  const findings = await examine(
    {
      server: { ...others, dataDir: folder, databaseUrl: database.url },
      asker,
      faults: ['x manque'],
      testIns: undefined,
    },
    exam,
  );
  expect(findings.filter(({ service }) => service === 'DMP')).toMatchObject([{ state: 'warning', said: 'aucun' }]);
  expect(failed(findings)).toEqual(['Fichier : x manque']);
});

test('Pro Santé Connect: a secret that is not ours, an address that is no discovery document, another issuer', async () => {
  const of = (change: Partial<typeof services.proSanteConnect>) =>
    examineProSanteConnect({ ...services.proSanteConnect, ...change }, exam);
  expect(failed(await of({ clientSecret: 'another' }))).toEqual(['Identifiant et secret : refusés (invalid_client)']);
  expect(failed(await of({ clientId: 'nobody' }))).toEqual(['Identifiant et secret : refusés (invalid_client)']);
  expect(failed(await of({ discoveryUrl: `${town.url}/nowhere` }))).toEqual(['Découverte : HTTP 404']);
  expect(
    failed(await of({ discoveryUrl: services.proSanteConnect.discoveryUrl.replace('localhost', '127.0.0.1') })),
  ).toEqual([expect.stringMatching(/^Découverte : l’émetteur annoncé est un autre/)]);
  expect(failed(await of({ sandbox: false }))).toEqual(['TLS : aucun : l’adresse commence par http://']);
});

test('DMP: both certificates exchanged, then each told; the services are not asked', async () => {
  const { certificatePem, keyPem, sealCertificatePem, sealKeyPem } = services.dmp;
  const findings = await examineDmp(
    {
      ...services.dmp,
      certificatePem: sealCertificatePem,
      keyPem: sealKeyPem,
      sealCertificatePem: certificatePem,
      sealKeyPem: keyPem,
    },
    asker,
    testPerson(known),
    exam,
  );
  expect(failed(findings)).toEqual([
    'Certificat d’authentification, type : c’est un certificat de type cachet',
    'Cachet, type : c’est un certificat de type authentification d’organisation (AUTH_CLI)',
  ]);
  expect(findings.some(({ check }) => check === 'TD0.2' || check.startsWith('Adresse patients'))).toBe(false);
});

test('DMP: the certificates of another structure, an address that is none, a homologation it does not know', async () => {
  const elsewhere = { ...asker, finess: establishments[1]?.finess ?? '' };
  expect(failed(await examineDmp(services.dmp, elsewhere, undefined, exam))).toEqual([
    expect.stringMatching(/^Certificat d’authentification, noms : /),
    expect.stringMatching(/^Cachet, noms : /),
  ]);
  const addresses = { ...services.dmp.addresses, registry: `https://localhost:${await closedPort()}/registry` };
  expect(failed(await examineDmp({ ...services.dmp, addresses }, asker, undefined, exam))).toEqual([
    expect.stringMatching(/^Port \d+ : fermé/),
  ]);
  const [one, other] = Object.keys(services.dmp.structures ?? {}).filter((id) => !id.endsWith(asker.finess));
  const exchanged = {
    ...services.dmp.structures,
    ...(one && other && services.dmp.structures ? { [one]: services.dmp.structures[other] ?? services.dmp } : {}),
  };
  expect(failed(await examineDmp({ ...services.dmp, structures: exchanged }, asker, undefined, exam))).toEqual([
    `Certificat d’authentification (${one}), noms : CN DMP-AUTH-CLI, OU ${other}`,
    `Cachet (${one}), noms : CN DMP-CACHET, OU ${other}`,
  ]);
  const unknown = { ...services.dmp, homologation: 'XXX-000' };
  const [refused] = (await examineDmp(unknown, asker, testPerson(known), exam)).filter(
    ({ state }) => state === 'failed',
  );
  expect(refused?.check).toBe('TD0.2');
  expect(refused?.todo).toMatch(/ce que le DMP refuse/);
});

test('MSSanté: a certificate that opens other mailboxes, none at all, a domain outside the list', async () => {
  const [first, second] = services.mssante.operators;
  if (!first || !second) throw new Error('two organisations');
  const { certificatePem = '', keyPem = '' } = second;
  const other = { ...services.mssante, operators: [{ ...first, certificatePem, keyPem }] };
  const said = failed(await examineMssante(other, exam));
  expect(said.filter((each) => each.startsWith('Boîte '))).toHaveLength(3);
  expect(said.at(-1)).toMatch(/^Envoi : refusé à dui@ehpad-tilleuls\.mssante\.fr \(/);
  const { certificatePem: _certificate, keyPem: _key, ...bare } = first;
  expect(failed(await examineMssante({ ...services.mssante, operators: [bare] }, exam))).toEqual([
    expect.stringMatching(/^Certificat d’authentification : absent, alors que dui@/),
  ]);
  const outside = { ...services.mssante, operators: [first], authorisedDomains: ['medecin.mssante.fr'] };
  expect(failed(await examineMssante(outside, exam))).toEqual([
    'Espace de confiance : ehpad-tilleuls.mssante.fr n’est pas dans authorisedDomains',
  ]);
});

test('ECO.1.1.9 MSSanté: what DNS says of a domain is held against the configuration', async () => {
  const [first] = services.mssante.operators;
  if (!first) throw new Error('an operator');
  const saying = async (records: Record<string, ServiceRecord>): Promise<Pick<Finding, 'state' | 'said'>[]> => {
    const lookUp = async (name: string): Promise<ServiceRecord[]> => {
      const record = records[name];
      if (!record) throw new Error('ENOTFOUND');
      return [record];
    };
    const findings = await examineMssante({ ...services.mssante, operators: [first] }, { ...exam, lookUp });
    return findings.filter(({ check }) => check === 'Découverte par DNS').map(({ state, said }) => ({ state, said }));
  };
  const [domain = ''] = first.domains;
  const at = ({ host, port }: { host: string; port: number }, name = host): ServiceRecord => ({
    name,
    port,
    priority: 0,
    weight: 0,
  });
  const smtp = `_submission._tcp.${domain}`;
  const imap = `_imap._tcp.${domain}`;
  expect(await saying({})).toEqual([{ state: 'ok', said: `facultatif : rien n’est publié pour ${domain}` }]);
  expect(await saying({ [smtp]: at(first.smtp), [imap]: at(first.imap) })).toMatchObject([{ state: 'ok' }]);
  expect(await saying({ [smtp]: at(first.smtp), [imap]: at(first.imap, 'imap.ailleurs.example') })).toEqual([
    {
      state: 'warning',
      said: `${domain} : réception sur imap.ailleurs.example:${first.imap.port}, envoi sur ${first.smtp.host}:${first.smtp.port}`,
    },
  ]);
});

test('ECO.1.1.6 MSSanté: a certificate revoked, lists out of date, of another authority, or that cannot be read', async () => {
  const [authority, unknown] = await Promise.all([createAuthority('CN=AC'), createAuthority('CN=Autre AC')]);
  const [server, other] = await Promise.all([authority.issue(localhost), authority.issue(localhost)]);
  const talk = createServer({ cert: server.certPem, key: server.keyPem }, (socket) => socket.end()).on(
    'tlsClientError',
    () => undefined,
  );
  await new Promise<void>((resolve) => talk.listen(0, '127.0.0.1', resolve));
  const { port } = talk.address() as AddressInfo;
  const place = { host: 'localhost', port, implicitTls: true };
  const judgedBy = async (list: string): Promise<string[]> => {
    const file = join(folder, 'operateur.crl');
    writeFileSync(file, list);
    const operator = { domains: ['x.mssante.fr'], imap: place, smtp: place, authoritiesPem: authority.caPem };
    const config = { ...services.mssante, authorisedDomains: ['x.mssante.fr'] };
    const operators = [{ ...operator, revocationFiles: [list === '' ? join(folder, 'nulle-part.crl') : file] }];
    return failed(await examineMssante({ ...config, operators }, exam)).filter((said) => /évo/.test(said));
  };
  try {
    expect(await judgedBy(await authority.revocationList([other]))).toEqual([]);
    const revoked = 'Certificat du serveur : révoqué par son autorité (AC)';
    expect(await judgedBy(await authority.revocationList([server]))).toEqual([revoked, revoked]);
    for (const list of [
      await authority.revocationList([], new Date(Date.now() - 60_000)),
      await unknown.revocationList([]),
    ])
      expect((await judgedBy(list))[0]).toMatch(
        /^Certificat du serveur : la liste de révocation de son autorité manque/,
      );
    expect(await judgedBy('')).toEqual(['Listes de révocation : une au moins ne peut pas être lue']);
  } finally {
    talk.close();
  }
});

test('MSSanté: TLS at once where STARTTLS is spoken, the other way round, a server without STARTTLS, one that is silent', async () => {
  const [first] = services.mssante.operators;
  if (!first) throw new Error('an operator');
  const { imaps, smtps } = town.mailPorts;
  const of = (change: Partial<typeof first>, patience = exam.patience) =>
    examineMssante({ ...services.mssante, operators: [{ ...first, ...change }] }, { ...exam, patience });
  expect(failed(await of({ imap: { host: 'localhost', port: imaps, implicitTls: true } }))).toEqual([]);
  expect(failed(await of({ smtp: { host: 'localhost', port: smtps, implicitTls: true } }))).toEqual([]);
  const [atOnce] = (await of({ imap: { ...first.imap, implicitTls: true } })).filter(({ state }) => state === 'failed');
  expect(atOnce).toMatchObject({ check: 'TLS', todo: expect.stringMatching(/retirez implicitTls/) as string });
  const [clear] = (await of({ smtp: { host: 'localhost', port: smtps } }, 500)).filter(
    ({ state }) => state === 'failed',
  );
  expect(clear).toMatchObject({
    check: 'STARTTLS',
    todo: expect.stringMatching(/écrivez implicitTls: true/) as string,
  });
  const old = await lines((socket) => {
    socket.write('220 ancien\r\n');
    socket.on('data', (said) =>
      socket.write(said.toString().startsWith('EHLO') ? '250-ancien\r\n250 AUTH PLAIN\r\n' : '500 ?\r\n'),
    );
  });
  const silent = await lines(() => undefined);
  expect(failed(await of({ smtp: { host: 'localhost', port: old.port } }))).toEqual(['STARTTLS : n’est pas proposé']);
  expect(failed(await of({ imap: { host: 'localhost', port: silent.port } }, 400))).toEqual([
    'STARTTLS : n’a pas abouti (rien en 0,4 s)',
  ]);
  await old.close();
  await silent.close();
});

test('Annuaire Santé: a key it does not know, another path, an establishment that is not there', async () => {
  const of = (change: Partial<typeof services.annuaire>, finess = asker.finess) =>
    examineAnnuaire({ ...services.annuaire, ...change }, finess, exam);
  expect(failed(await of({ apiKey: 'another' }))).toEqual([expect.stringMatching(/^Clé : refusée \(HTTP 40[13]\)$/)]);
  expect(failed(await of({ address: `${town.url}/nowhere` }))).toEqual(['Service : réponse inattendue (HTTP 404)']);
  const findings = await of({}, '999999999');
  expect(findings.find(({ check }) => check === 'Établissement')?.state).toBe('warning');
});

test('the database that is not there, or refuses; the folder that is missing, or open to all', async () => {
  const gone = `postgresql://liane@localhost:${await closedPort()}/liane`;
  expect(failed(await examineDatabase(gone, exam))).toEqual(['Connexion : impossible (ECONNREFUSED)']);
  const other = new URL(database.url);
  other.pathname = '/another';
  expect(failed(await examineDatabase(other.toString(), exam))).toEqual(['Connexion : impossible (3D000)']);
  expect(failed(await examineDatabase(database.url, { ...exam, now: () => new Date(Date.now() + 3_600_000) }))).toEqual(
    [expect.stringMatching(/^Horloge : 3600 s d’écart/)],
  );
  expect(failed(examineFolder({ dataDir: join(folder, 'missing') }))).toEqual([
    expect.stringMatching(/^Écriture : .+ n’existe pas$/),
  ]);
});
