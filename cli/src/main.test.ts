import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const liane = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'cli/src/main.ts'), ...args], { encoding: 'utf8' });

test('an unknown command is one French sentence and code 2', () => {
  const { status, stderr, stdout } = liane('strat');
  expect(stderr).toBe('Liane : La commande « strat » n’existe pas. « npm run liane -- help » les donne toutes.\n');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test.each(['constructor', '__proto__', 'toString'])('%s is no command', (name) => {
  expect(liane(name).status).toBe(2);
});

test('an unknown option is one French sentence and code 2', () => {
  const { status, stderr } = liane('read', '--pdf', 'a.xml');
  expect(stderr).toBe('Liane : L’option « --pdf » n’existe pas. Usage : npm run liane -- read FICHIER… [--html]\n');
  expect(status).toBe(2);
});

test('a missing file is one French sentence and code 1', () => {
  const { status, stderr } = liane('read', '/nowhere/a.xml');
  expect(stderr).toBe('Liane : Le fichier /nowhere/a.xml ne peut pas être lu (ENOENT).\n');
  expect(status).toBe(1);
});

test('the help names every command', () => {
  const { status, stdout } = liane('help');
  for (const name of ['start', 'read', 'check', 'test', 'help'])
    expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  expect(status).toBe(0);
});
