import { describe, expect, test } from 'vitest';
import { againstTheArrows } from './house/arrows.ts';
import { circlesOf } from './house/circles.ts';
import { heavyContracts } from './house/contracts.ts';
import { undeclared } from './house/declared.ts';
import { importsOf } from './house/imports.ts';
import type { Levels } from './house/levels.ts';
import { againstTheLevels } from './house/levels.ts';
import { sourceFiles } from './house/source-files.ts';

const packageFolders = /^(vocabulary|formats|connectors|server|web|sandbox|scenarios|cast|cli)\//;
// Read as a file: it stays an inner matter of the server.
const { levels } = (await import(new URL('../server/src/levels.ts', import.meta.url).href)) as { levels: Levels };
const files = sourceFiles('.ts', '.tsx', '.mjs').filter(({ path }) => packageFolders.test(path));

const manifests = sourceFiles('package.json').filter(
  ({ path }) => path === 'package.json' || packageFolders.test(path),
);

test('the whole house is read', () => {
  const folders = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  expect([...folders].toSorted()).toEqual(
    ['cast', 'cli', 'connectors', 'formats', 'sandbox', 'scenarios', 'server', 'vocabulary', 'web'].toSorted(),
  );
});

test('no room imports against the arrows', () => {
  expect(againstTheArrows(files)).toEqual([]);
});

test('no module of the server imports upward, sideways or behind a door', () => {
  expect(againstTheLevels(files, levels)).toEqual([]);
});

test('no files import each other in a loop', () => {
  expect(circlesOf(files)).toEqual([]);
});

test('every package imported is declared by the room that imports it', () => {
  expect(undeclared(files, manifests)).toEqual([]);
});

test('no contract brings the server into the web', () => {
  expect(heavyContracts(files)).toEqual([]);
});

describe('these checks can fail', () => {
  test('a loop of three files is told once', () => {
    const loop = ['b', 'c', 'a'].map((next, rank) => ({
      path: `server/src/${'abc'[rank] ?? ''}.ts`,
      text: `import type { x } from './${next}.ts';\n`,
    }));
    expect(circlesOf(loop)).toEqual([['server/src/a.ts', 'server/src/b.ts', 'server/src/c.ts']]);
  });

  const file = (path: string, imported: string) => ({ path, text: `import { x } from '${imported}';\n` });

  test.each([
    ['vocabulary/src/a.ts', '@liane/cast'],
    ['formats/cda/src/a.ts', '@liane/connector-insi'],
    ['formats/cda/src/a.ts', '@liane/pdf'],
    ['connectors/insi/src/a.ts', '@liane/sandbox'],
    ['connectors/insi/src/a.ts', '@liane/server/platform'],
    ['sandbox/src/a.ts', '@liane/server'],
    ['sandbox/src/a.test.ts', '@liane/connector-insi'],
    ['server/src/a.ts', '@liane/cast'],
    ['web/src/a.tsx', '@liane/server'],
    ['web/src/a.tsx', '@liane/server/platform'],
    ['web/src/a.tsx', '@liane/cda'],
    ['scenarios/src/a.ts', '@liane/sandbox'],
    ['cast/src/a.ts', '@liane/xml'],
    ['server/src/a.ts', '@liane/cli'],
    ['web/src/a.ts', '../../server/src/config.ts'],
    ['kitchen/src/a.ts', 'node:fs'],
  ])('%s importing %s is refused', (path, imported) => {
    expect(againstTheArrows([file(path, imported)])).toHaveLength(1);
  });

  test.each([
    ['connectors/insi/src/a.test.ts', '@liane/sandbox'],
    ['web/src/a.tsx', '@liane/server/contract/stays'],
    ['formats/cda/src/a.ts', '@liane/xml'],
    ['cli/src/a.ts', '@liane/server/platform'],
    ['cast/src/a.ts', '@liane/vocabulary/ins'],
  ])('%s importing %s is allowed', (path, imported) => {
    expect(againstTheArrows([file(path, imported)])).toEqual([]);
  });

  const some = { platform: 1, identity: 3, facts: 4, stays: 4 };

  test.each([
    ['server/src/platform/a.ts', '../stays/index.ts'],
    ['server/src/facts/a.ts', '../stays/index.ts'],
    ['server/src/stays/a.ts', '../identity/store.ts'],
    ['server/src/stays/a.ts', '../identity/contract.ts'],
    ['server/src/stays/sub/a.ts', '../../unheard/index.ts'],
    ['server/src/unheard/a.ts', '../platform/index.ts'],
    ['server/src/stays/a.ts', '../server.ts'],
    ['server/src/stays/a.ts', '../testing/database.ts'],
    ['server/src/testing/a.ts', '../stays/store.ts'],
    ['server/src/server.ts', './stays/store.ts'],
  ])('%s importing %s is refused', (path, imported) => {
    expect(againstTheLevels([file(path, imported)], some)).toHaveLength(1);
  });

  test.each([
    ['server/src/stays/a.ts', '../platform/index.ts'],
    ['server/src/stays/a.ts', './store.ts'],
    ['server/src/stays/contract.ts', '../identity/contract.ts'],
    ['server/src/stays/a.test.ts', '../testing/database.ts'],
    ['server/src/stays/testing/a.ts', '../../testing/database.ts'],
    ['server/src/testing/a.ts', '../stays/index.ts'],
  ])('%s importing %s is allowed', (path, imported) => {
    expect(againstTheLevels([file(path, imported)], some)).toEqual([]);
  });

  test.each(['pg', '../platform/index.ts', '@liane/cda', 'node:crypto'])(
    'a contract importing %s is refused',
    (imported) => {
      expect(heavyContracts([file('server/src/stays/contract.ts', imported)])).toHaveLength(1);
    },
  );

  test('a package nobody declared is refused', () => {
    const cda = { path: 'formats/cda/package.json', text: '{"name":"@liane/cda","dependencies":{"@liane/xml":"0"}}' };
    expect(undeclared([file('formats/cda/src/a.ts', 'left-pad/x')], [cda])).toHaveLength(1);
    expect(undeclared([file('formats/cda/src/a.ts', '@liane/xml/x')], [cda])).toEqual([]);
  });

  test('every form of import is seen', () => {
    const text = [
      "import 'a';",
      "import b from 'b';",
      "import {\n  c,\n  type d,\n} from 'c';",
      "export * from 'd';",
      "export type { E } from 'e';",
      "const f = await import('f');",
      "// import g from 'g';",
      " * import h from 'h';",
    ].join('\n');
    expect(importsOf(text).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
