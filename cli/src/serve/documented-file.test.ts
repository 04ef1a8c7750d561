import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { readProduction } from './config.ts';
import { ConfigurationRefused } from './refusals.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-documented-'));
const documented = () =>
  JSON.parse(
    /```json\n([\s\S]+?)```/.exec(readFileSync(join(root, 'docs/production.md'), 'utf8'))?.[1] ?? '',
  ) as Record<string, Record<string, unknown>>;

beforeAll(() => {
  writeFileSync(join(folder, 'psc.secret'), 'secret\n');
  for (const certificate of ['insi.pem', 'auth-cli.pem', 'cachet.pem'])
    writeFileSync(join(folder, certificate), rootCertificates[0] ?? '');
  for (const key of ['insi.key', 'auth-cli.key', 'cachet.key']) writeFileSync(join(folder, key), 'not a key');
  writeFileSync(join(folder, 'annuaire.cle'), 'cle\n');
  writeFileSync(join(folder, 'igc-sante.pem'), rootCertificates.slice(0, 3).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(said: object): readonly string[] {
  const path = join(folder, 'liane.json');
  writeFileSync(path, JSON.stringify(said));
  try {
    readProduction(path);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.faults;
    throw error;
  }
}

/** Private keys are what nobody can publish. */
const pairFaults = ['insi.keyFile', 'dmp.keyFile', 'dmp.sealKeyFile', 'mssante.operators[0].keyFile'].map(
  (key) => `${key} n’est pas la clé du certificat donné`,
);

test('the documented file lacks nothing but the private keys that nobody can publish', () => {
  expect(faultsOf(documented())).toEqual(pairFaults);
});

const optional = new Set([
  'listen',
  'logLevel',
  'inactivitySeconds',
  'recallSeconds',
  'siren',
  'siret',
  'phone',
  'timeZone',
  'email',
]);
/** An installation may not be connected to them; what each must say is asked for all the same. */
const optionalParts = new Set(['dmp', 'mssante', 'annuaire']);

test('each key that is left out is asked for by name', () => {
  const asked = (key: string, said: object) =>
    faultsOf(said).some((fault) => fault.startsWith(key) && !pairFaults.includes(fault));
  const forgotten: string[] = [];
  for (const [key, value] of Object.entries(documented())) {
    if (optional.has(key)) continue;
    if (!optionalParts.has(key) && !asked(key, without(documented(), key))) forgotten.push(key);
    for (const inner of typeof value === 'object' ? Object.keys(value) : []) {
      if (optional.has(inner)) continue;
      if (!asked(`${key}.`, { ...documented(), [key]: without(value, inner) })) forgotten.push(`${key}.${inner}`);
    }
  }
  expect(forgotten).toEqual([]);
});

const without = (said: object, key: string): object =>
  Object.fromEntries(Object.entries(said).filter(([name]) => name !== key));

test.each([
  'https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration',
  'https://auth.bas.esw.esante.gouv.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration',
  'https://localhost:3100/auth/realms/esante-wallet/.well-known/wallet-openid-configuration',
])('the sandbox issuer %s lets nobody in', (discoveryUrl) => {
  const proSanteConnect = { ...documented()['proSanteConnect'], discoveryUrl };
  expect(faultsOf({ ...documented(), proSanteConnect })).toContain(
    'proSanteConnect.discoveryUrl nomme un bac à sable : la production ne laisse entrer que par le vrai Pro Santé Connect',
  );
});

const mssante = () => documented()['mssante'] as { operators: object[] } & Record<string, unknown>;

test.each([
  [{ operators: [] }, 'mssante.operators doit être une liste'],
  [{ operators: {} }, 'mssante.operators doit être une liste'],
  [{ authorisedDomains: ['mssante.fr', 'pas un domaine'] }, 'mssante.authorisedDomains contient « pas un domaine »'],
  [{ authorisedDomains: 'mssante.fr' }, 'mssante.authorisedDomains doit être une liste'],
  [
    { applicativeMailboxes: { 990001027: 'dui@bruyeres.mssante.fr' } },
    'mssante.applicativeMailboxes.990001027 ne convient pas',
  ],
  [
    { applicativeMailboxes: { 990001026: 'dui@ailleurs.fr' } },
    'mssante.applicativeMailboxes.990001026 ne convient pas',
  ],
  [
    { operators: [{ ...mssante().operators[0], imap: { host: 'localhost' } }] },
    'mssante.operators[0].imap.host ne convient pas',
  ],
  [
    { operators: [{ ...mssante().operators[0], smtp: { host: 'x.example', implicitTls: 'oui' } }] },
    'mssante.operators[0].smtp.implicitTls ne convient pas',
  ],
  [
    { operators: [{ ...mssante().operators[0], revocationFiles: 'igc-sante-racine.crl' }] },
    'mssante.operators[0].revocationFiles doit être une liste',
  ],
  [
    { operators: [{ ...mssante().operators[0], sandbox: true }] },
    'mssante.operators[0].sandbox n’est pas une clé connue',
  ],
  [{ sandbox: true }, 'mssante.sandbox appartient à la démonstration'],
])('MSSanté: %j is refused by name', (change, told) => {
  const faults = faultsOf({ ...documented(), mssante: { ...mssante(), ...change } });
  expect(faults.filter((fault) => fault.startsWith(told))).toHaveLength(1);
});

test('the DMP and the Annuaire of a sandbox, an OID that is none, a key file that is not there', () => {
  const dmp = {
    ...documented()['dmp'],
    addresses: { ...(documented()['dmp']?.['addresses'] as object), web: 'https://localhost:3143' },
    sourceId: '1.02.3',
  };
  const annuaire = { address: 'http://localhost:3100/fhir/v2', apiKeyFile: 'nowhere.cle' };
  const faults = faultsOf({ ...documented(), dmp, annuaire });
  expect(faults).toEqual(
    expect.arrayContaining([
      'dmp.addresses.web nomme un bac à sable : donnez l’adresse du vrai DMP',
      'dmp.sourceId ne convient pas : l’OID de cette installation, racine des identifiants de lots',
      expect.stringMatching(/^annuaire\.address ne convient pas/),
      'annuaire.apiKeyFile nomme un fichier qui ne peut pas être lu (nowhere.cle)',
    ]),
  );
});

test('the certificates of another establishment are read by its FINESS, each fault named with its rank', () => {
  const { certificateFile, keyFile, sealCertificateFile, sealKeyFile } = documented()['dmp'] ?? {};
  const keys = { certificateFile, keyFile, sealCertificateFile, sealKeyFile };
  const structures = [
    { finess: '990001034', ...keys },
    { finess: '990001035', ...keys, sealKeyFile: 'nowhere.key', more: 1 },
  ];
  const faults = faultsOf({ ...documented(), recallSeconds: 4000, dmp: { ...documented()['dmp'], structures } });
  expect(faults).toEqual(
    expect.arrayContaining([
      'recallSeconds ne convient pas : un nombre de secondes, de 0 à 3600',
      'dmp.structures[0].keyFile n’est pas la clé du certificat donné',
      expect.stringMatching(/^dmp\.structures\[1\]\.finess ne convient pas/),
      'dmp.structures[1].sealKeyFile nomme un fichier qui ne peut pas être lu (nowhere.key)',
      'dmp.structures[1].more n’est pas une clé connue',
    ]),
  );
});

test('a key nobody knows, a number with a wrong key, a file that is not there', () => {
  const establishment = { ...documented()['establishment'], finess: '990001027', adress: {} };
  const insi = { ...documented()['insi'], authoritiesFile: 'nowhere.pem' };
  const faults = faultsOf({ ...documented(), establishment, insi });
  expect(faults).toContain('establishment.adress n’est pas une clé connue');
  expect(faults).toContain(
    'establishment.finess ne convient pas : le numéro FINESS géographique, neuf caractères et leur clé',
  );
  expect(faults).toContain('insi.authoritiesFile nomme un fichier qui ne peut pas être lu (nowhere.pem)');
});

test('a file that is not JSON is refused with its fault', () => {
  const path = join(folder, 'broken.json');
  writeFileSync(path, '{ "publicUrl": ');
  expect(() => readProduction(path)).toThrow(/Ce n’est pas du JSON/);
});
