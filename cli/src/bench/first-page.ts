import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';

const assets = join(root, 'web/dist/assets');

/** The JavaScript the sign-in page needs, as browsers receive it: its entry, its own part, and all that these import at once. */
export function firstPageFigure(): Figure {
  const page = readFileSync(join(root, 'web/dist/index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const signIn = readdirSync(assets).filter((name) => /^sign-in\.page-[\w-]+\.js$/.test(name));
  if (named.length === 0 || signIn.length === 0) throw new Error('the entry or the sign-in page is not in web/dist');
  const bytes = [...closure([...named, ...signIn])].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length,
    0,
  );
  return {
    name: 'JavaScript de la première page, comprimé',
    where: 'web/dist',
    measured: bytes / 1000,
    unit: 'ko',
    bound: { most: 200 },
  };
}

function closure(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    // Static imports alone: what is imported on demand waits for its page.
    const text = readFileSync(join(assets, name), 'utf8');
    const imported = [
      ...text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^("';]*?(?:from)?\s*["']\.\/([^"']+\.js)["']/g),
    ];
    closure(
      imported.map((match) => match[1] ?? ''),
      found,
    );
  }
  return found;
}
