import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

const notOurs = /(^|\/)(node_modules|dist|\.types|\.git|data|coverage|samples)(\/|$)/;

/** Every file of the project whose name ends as asked, installed and produced ones left out. */
export function sourceFiles(...endings: string[]): SourceFile[] {
  return endings
    .flatMap((ending) => globSync(`{**,.ci/**}/*${ending}`, { cwd: root, exclude: (path) => notOurs.test(path) }))
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => ({ path: relative(root, join(root, path)), text: readFileSync(join(root, path), 'utf8') }));
}
