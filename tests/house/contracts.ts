import { importsOf } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** Sentences naming each import of a contract that would bring the server into the web. */
export function heavyContracts(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^server\/src\/(?:[^/]+\/)?contract\.ts$/.test(path))
    .flatMap((file) =>
      importsOf(file.text)
        .filter((imported) => !isLight(imported))
        .map((imported) => `${file.path} imports ${imported}: a contract holds schemas and words only`),
    );
}

const isLight = (imported: string): boolean =>
  imported === 'zod' ||
  /^@liane\/vocabulary(\/|$)/.test(imported) ||
  /^\.{1,2}\/(?:[^/]+\/)?contract\.ts$/.test(imported);
