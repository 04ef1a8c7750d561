import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { SourceFile } from './source-files.ts';
import { isForTests } from './test-files.ts';

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Sentences naming each package imported by a room that does not declare it; tests may also use what the root declares. */
export function undeclared(files: SourceFile[], manifests: SourceFile[]): string[] {
  const declared = new Map(manifests.map(({ path, text }) => [posix.dirname(path), parse(text)]));
  const ofTheRoot = Object.keys(declared.get('.')?.devDependencies ?? {});
  return files.flatMap((file) => {
    const folder = [...declared.keys()].find((key) => file.path.startsWith(`${key}/`));
    const manifest = declared.get(folder ?? '.');
    if (manifest === undefined) return [`${file.path} belongs to no package`];
    const known = new Set([
      manifest.name,
      ...Object.keys(manifest.dependencies ?? {}),
      ...Object.keys(manifest.devDependencies ?? {}),
      ...(isForTests(file.path) ? ofTheRoot : []),
    ]);
    return importsOf(file.text)
      .filter((imported) => !imported.startsWith('.') && !isBuiltin(imported))
      .map(packageOf)
      .filter((name) => !known.has(name))
      .map((name) => `${file.path} imports ${name}, which ${manifest.name} does not declare`);
  });
}

const parse = (text: string): Manifest => JSON.parse(text) as Manifest;

const packageOf = (imported: string): string => imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
