import type { Command } from '../command.ts';
import { seconds } from '../start/progress.ts';
import { checks } from '../test/checks.ts';
import { count } from '../test/outcome.ts';
import type { Outcome } from '../test/outcome.ts';
import { openWorkshop } from '../test/workshop.ts';

export const test: Command = {
  usage: '',
  does: 'Passe toutes les vérifications et tous les tests.',
  options: {},
  async run() {
    const workshop = openWorkshop();
    const stop = () => {
      workshop.clean();
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
    const outcomes: Outcome[] = [];
    try {
      for (const line of checks) {
        const together = line.map(async ({ claim, run }) => {
          const startedAt = performance.now();
          const found = await run(workshop);
          console.log(`${markOf(found)} ${claim} (${seconds(performance.now() - startedAt)})`);
          return found;
        });
        outcomes.push(...(await Promise.all(together)).flat());
      }
    } finally {
      workshop.clean();
    }
    tell(outcomes);
    return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
  },
};

const markOf = (outcomes: Outcome[]): string => {
  if (outcomes.some(({ state }) => state === 'failed')) return '✗';
  return outcomes.every(({ state }) => state === 'skipped') ? '–' : '✓';
};

// Details first, names next, the count last: what one looks for is at the bottom.
function tell(outcomes: Outcome[]): void {
  const failed = outcomes.filter(({ state }) => state === 'failed');
  const skipped = outcomes.filter(({ state }) => state === 'skipped');
  for (const { name, detail } of failed) console.log(`\n✗ ${name}\n${indented(detail ?? '')}`);
  if (skipped.length > 0) console.log('\nSkipped:');
  for (const { name, detail } of skipped) console.log(`  ${name}${detail === undefined ? '' : ` (${detail})`}`);
  if (failed.length > 0) console.log('\nFailed:');
  for (const { name } of failed) console.log(`  ${name}`);
  console.log(`\n${count(outcomes)}`);
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
