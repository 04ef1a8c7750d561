import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { WebNotBuilt } from '../refusals.ts';
import { root } from '../root.ts';
import { compressTexts } from './compress.ts';
import { webFingerprint } from './fingerprint.ts';

const built = join(root, 'web/dist');

/** True when web/dist is what the present sources give. */
export const webIsFresh = (): boolean => textOf(join(built, '.sources')) === webFingerprint();

/** Builds web/dist; the former one stays until the new one is whole. Throws WebNotBuilt with what the builder said. */
export async function buildWebInPlace(): Promise<void> {
  // Two starts at once build apart; the last one in place is as good as the other.
  const fresh = `${built}.${process.pid}`;
  await buildWeb(fresh);
  rmSync(built, { recursive: true, force: true });
  renameSync(fresh, built);
}

/** Builds the web application into a folder. */
export async function buildWeb(outDir: string): Promise<void> {
  const fingerprint = webFingerprint();
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(dirname(outDir), { recursive: true });
  // A process of its own: the memory of the builder goes away with it.
  const vite = join(dirname(createRequire(join(root, 'web/package.json')).resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0 || !existsSync(join(outDir, 'index.html'))) throw new WebNotBuilt(said.trim());
  compressTexts(outDir);
  writeFileSync(join(outDir, '.sources'), fingerprint);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
