import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Outcome } from './outcome.ts';
import { runTool } from './run-tool.ts';
import type { Workshop } from './workshop.ts';

/** Runs the tests and returns one outcome a test. `where` completes the names: the same test may run on several databases. */
export async function runVitest(
  workshop: Workshop,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  where = '',
): Promise<Outcome[]> {
  const outcomesFile = join(workshop.folder, `outcomes-${workshop.next()}.json`);
  const { code, said } = await runTool(
    'vitest',
    ['run', `--reporter=${join(root, 'cli/src/test/reporter.ts')}`, ...args],
    { ...workshop.env, ...env, LIANE_OUTCOMES: outcomesFile },
    (text) => process.stdout.write(text),
  );
  const outcomes = outcomesIn(outcomesFile);
  if (outcomes === undefined) return [{ name: `the tests run${where}`, state: 'failed', detail: said }];
  const named = outcomes.map((outcome) => ({ ...outcome, name: `${outcome.name}${where}` }));
  const silentFailure = code !== 0 && named.every(({ state }) => state !== 'failed');
  return silentFailure ? [...named, { name: `the tests end well${where}`, state: 'failed', detail: said }] : named;
}

function outcomesIn(path: string): Outcome[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Outcome[];
  } catch {
    return undefined;
  }
}
