import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { SourceFile } from './source-files.ts';
import { isForTests } from './test-files.ts';

/** Modules of the server and their level. */
export type Levels = Readonly<Record<string, number>>;

/** Sentences naming each import inside the server that goes up, sideways, or behind a module's door. */
export function againstTheLevels(files: SourceFile[], levels: Levels): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/src/'))
    .flatMap((file) =>
      importsOf(file.text)
        .filter((imported) => imported.startsWith('.'))
        .flatMap((imported) => wrongWith(file.path, posix.join(posix.dirname(file.path), imported), levels)),
    );
}

function wrongWith(path: string, target: string, levels: Levels): string[] {
  if (isForTests(target)) return isForTests(path) ? [] : [`${path} imports ${target}: only tests may`];
  const from = moduleOf(path);
  const to = moduleOf(target);
  if (from === to) return [];
  // What tests share stands above the modules, as the wiring does.
  if (from === 'testing') return to === undefined ? [] : behindTheDoor(path, target, to);
  if (to === undefined) return importOfWiring(path, target);
  const upTo = levels[to];
  if (upTo === undefined) return [`${path} imports ${target}: ${to} has no level in levels.ts`];
  if (from === undefined) return behindTheDoor(path, target, to);
  const here = levels[from];
  if (here === undefined) return [`${path}: ${from} has no level in levels.ts`];
  if (upTo >= here)
    return [`${path} (level ${here}) imports ${target} (level ${upTo}): only lower levels may be imported`];
  return behindTheDoor(path, target, to);
}

const moduleOf = (path: string): string | undefined => /^server\/src\/([^/]+)\//.exec(path)?.[1];

function behindTheDoor(path: string, target: string, to: string): string[] {
  const door = `server/src/${to}/index.ts`;
  // The web carries contracts: they are a second door, so that a contract never brings a database along.
  const contract = path.endsWith('contract.ts') && target === `server/src/${to}/contract.ts`;
  // The list of all tables is read alone by whoever only migrates.
  const tables = path === 'server/src/migrations.ts' && target === `server/src/${to}/migrations.ts`;
  return target === door || contract || tables ? [] : [`${path} imports ${target}: only ${door} is open to it`];
}

// What wires the modules together stands above them all; tests may use it.
function importOfWiring(path: string, target: string): string[] {
  if (isForTests(path)) return [];
  return [`${path} imports ${target}: a module knows nothing of the wiring`];
}
