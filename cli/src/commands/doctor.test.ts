import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Finding } from '../doctor/finding.ts';
import { BadlyAsked, FileUnreadable } from '../refusals.ts';
import { doctor } from './doctor.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-doctor-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file where most is missing, and what is there is nowhere. */
const config = join(folder, 'liane.json');
writeFileSync(
  config,
  JSON.stringify({
    databaseUrl: 'postgresql://liane@localhost:1/liane',
    dataDir: folder,
    annuaire: { address: 'https://annuaire.invalid/fhir/v2', apiKey: 'x' },
  }),
);

async function run(flags: Record<string, string | boolean>): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  try {
    return { code: await doctor.run({ words: [], flags }), said: said.join('\n') };
  } finally {
    log.mockRestore();
  }
}

test('what fails is told with what to do, and the exit code says no', async () => {
  const { code, said } = await run({ config });
  expect(code).toBe(1);
  const lines = said.split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}✗ Nom annuaire\.invalid : inconnu \(\w+\)\. À faire : Relisez/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}✗ Fichier : publicUrl manque.*\. À faire : /));
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}! Raccordement : aucun\. À faire : Ajoutez la partie « dmp »/),
  );
  expect(lines).toContain(`  ✓ Écriture : possible dans ${folder}.`);
  expect(lines.at(-1)).toMatch(/^\d+ points à corriger \(✗\)\. \d+ points à surveiller \(!\)\.$/);
});

test('the same as JSON, for a program', async () => {
  const { code, said } = await run({ config, json: true });
  expect(code).toBe(1);
  const { ok, findings } = JSON.parse(said) as { ok: boolean; findings: Finding[] };
  expect(ok).toBe(false);
  expect(findings.filter(({ state }) => state !== 'ok').every(({ todo }) => (todo ?? '') !== '')).toBe(true);
  expect(findings).toContainEqual({
    service: 'Dossier des données',
    check: 'Écriture',
    state: 'ok',
    said: `possible dans ${folder}`,
  });
});

test('badly asked: no such file, a matricule that is none, no demonstration there', async () => {
  await expect(run({ config: join(folder, 'nowhere.json') })).rejects.toThrow(FileUnreadable);
  await expect(run({ config, 'test-ins': '12' })).rejects.toThrow(BadlyAsked);
  vi.stubEnv('DATA_DIR', folder);
  await expect(run({})).rejects.toThrow(/Aucune démonstration n’a été démarrée/);
  vi.unstubAllEnvs();
});
