import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProduction } from './config.ts';
import { ConfigurationRefused } from './refusals.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liane-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with a production file that says only this. */
function faultsOf(said: object): readonly string[] {
  const path = join(folder, 'liane.json');
  writeFileSync(path, JSON.stringify(said));
  try {
    readProduction(path);
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.faults;
    throw error;
  }
  return [];
}

test.each([
  ['demonstration', { demonstration: true }],
  ['sandboxUrl', { sandboxUrl: 'http://localhost:3100' }],
  ['cast', { cast: true }],
])('SC.SSI/GEN.05 a production refuses « %s »: fictional people and true ones never meet', (key, said) => {
  expect(faultsOf(said)).toContain(`${key} appartient à la démonstration : retirez cette clé`);
});

test.each(['http://dui.exemple.fr', 'https://localhost', 'https://127.0.0.1', 'ftp://dui.exemple.fr'])(
  'SC.SSI/GEN.12 the address %s is refused: browsers come over TLS, from the outside name',
  (publicUrl) => {
    expect(faultsOf({ publicUrl }).some((fault) => fault.startsWith('publicUrl ne convient pas'))).toBe(true);
    expect(faultsOf({ publicUrl: 'https://dui.exemple.fr' }).some((fault) => fault.startsWith('publicUrl'))).toBe(
      false,
    );
  },
);

test.each([
  [59, true],
  [60, false],
  [7200, false],
  [7201, true],
])('SC.SSI/IE.58 inactivity of %i seconds, at most two hours: refused %s', (inactivitySeconds, refused) => {
  expect(faultsOf({ inactivitySeconds }).some((fault) => fault.startsWith('inactivitySeconds'))).toBe(refused);
});
