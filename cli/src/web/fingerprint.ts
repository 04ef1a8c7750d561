import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

// Everything that ends up in the pages: the application, the contracts, the words they share, and the versions used.
const sources = [
  'web/{index.html,package.json,vite.config.ts}',
  'web/{src,public}/**/*',
  'server/src/contract.ts',
  'server/src/*/contract.ts',
  'vocabulary/src/**/*.ts',
  'package-lock.json',
];

/** A hash of the sources of the web application: it changes when a page might. */
export function webFingerprint(): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    if (/\.test\.tsx?$/.test(path) || !statSync(join(root, path)).isFile()) continue;
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
