import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Outcome } from './outcome.ts';

export interface Ran {
  code: number | null;
  said: string;
}

/** Runs a tool of node_modules/.bin from the root and keeps all it says. */
export function runTool(
  tool: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  heard?: (text: string) => void,
): Promise<Ran> {
  const child = spawn(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      heard?.(chunk.toString());
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

/** One claim, held when the tool ends with 0. */
export async function claimOf(name: string, running: Promise<Ran>): Promise<Outcome[]> {
  const { code, said } = await running;
  return [
    code === 0 ? { name, state: 'passed' } : { name, state: 'failed', detail: said || `code ${code ?? 'aucun'}` },
  ];
}
