import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { mutate } from './mutate.ts';
import { mutateXml } from './mutate-xml.ts';
import { mutationSeed, runMutations, type Tally } from './run.ts';
import { targets } from './targets/index.ts';
import { tableOfMutations } from './table.ts';

/** `LIANE_MUTATIONS=100000` for the whole of it, as `liane bench --mutations 100000` does. */
const total = Number(process.env['LIANE_MUTATIONS'] ?? 6000);

test('whatever comes from outside is read or refused by name', { timeout: 3_600_000 }, async () => {
  const tallies = await runMutations({ total, seed: mutationSeed }, () => undefined);
  expect(tallies.flatMap(({ failures }) => failures)).toEqual([]);
  // What is not spoilt is read, and what is spoilt is mostly not: the inputs reach what they try.
  for (const { key, good, outcomes } of tallies) {
    expect([key, new Set(good)]).toEqual([key, new Set(['lu'])]);
    expect([key, outcomes.size > 2]).toEqual([key, true]);
  }
  expect(tallies.map(({ key }) => key)).toEqual(targets.map(({ key }) => key));
});

test('the same name makes the same input, another name another', () => {
  const good = Buffer.from('<a x="1"><b y="2">texte</b><c/></a>'.repeat(20));
  const made = (seed: string, number: number): string =>
    mutateXml(mutate(good, chanceOf(seed, 'xdm', number), ['&b;']), chanceOf(seed, number), ['&b;']).toString('latin1');
  expect(made('liane', 417)).toBe(made('liane', 417));
  const several = new Set(Array.from({ length: 200 }, (_, number) => made('liane', number)));
  expect(several.size).toBeGreaterThan(190);
  expect(made('autre', 417)).not.toBe(made('liane', 417));
});

test('the shares of the readers make a whole', () => {
  expect(targets.reduce((sum, { share }) => sum + share, 0)).toBe(100);
});

test('what ends otherwise is told with the name that replays it', () => {
  const tally: Tally = {
    key: 'xdm',
    inFrench: 'Archives',
    tried: 3,
    outcomes: new Map([
      ['lu', 1],
      ['xdm-damaged', 1],
    ]),
    failures: [{ input: 'xdm:2', said: 'RangeError: x' }],
    good: ['lu'],
    slowestMs: 4.2,
    seconds: 1,
  };
  expect(tableOfMutations([tally])).toContain('| Archives | 3 | 1 | 1 | 1 | 1 | 4 ms | 1 s |');
  expect(tableOfMutations([tally])).toContain('xdm:2\nRangeError: x');
});
