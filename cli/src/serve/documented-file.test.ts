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
  writeFileSync(join(folder, 'insi.pem'), rootCertificates[0] ?? '');
  writeFileSync(join(folder, 'insi.key'), 'not a key');
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

const pairFault = 'insi.keyFile n’est pas la clé du certificat donné';

test('the documented file lacks nothing but the private key that nobody can publish', () => {
  expect(faultsOf(documented())).toEqual([pairFault]);
});

const optional = new Set(['listen', 'logLevel', 'inactivitySeconds', 'siren', 'siret', 'phone', 'timeZone', 'email']);

test('each key that is left out is asked for by name', () => {
  const asked = (key: string, said: object) =>
    faultsOf(said).some((fault) => fault.startsWith(key) && fault !== pairFault);
  const forgotten: string[] = [];
  for (const [key, value] of Object.entries(documented())) {
    if (optional.has(key)) continue;
    if (!asked(key, without(documented(), key))) forgotten.push(key);
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
