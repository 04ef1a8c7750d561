import { posix } from 'node:path';
import { importedAtOnce } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** Files that import each other in a loop, types included, pages loaded later not: each loop once, as the files it goes through. */
export function circlesOf(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map(({ path }) => path));
  const imported = new Map(
    files.map(({ path, text }) => [
      path,
      importedAtOnce(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(path), name))
        .filter((name) => known.has(name)),
    ]),
  );
  const circles: string[][] = [];
  const cleared = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const met = way.indexOf(path);
    if (met >= 0) circles.push(way.slice(met));
    if (met >= 0 || cleared.has(path)) return;
    for (const next of imported.get(path) ?? []) walk(next, [...way, path]);
    cleared.add(path);
  };
  for (const { path } of files) walk(path, []);
  return circles;
}
