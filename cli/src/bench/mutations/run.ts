import { chanceOf } from './chance.ts';
import { gatherGoods } from './goods/gather.ts';
import type { OpenTarget, Target } from './target.ts';
import { targets } from './targets/index.ts';

/** The word of every run of the command and of the tests: what is changed today is changed tomorrow, in the messages of that day. */
export const mutationSeed = 'liane';

export interface MutationsAsked {
  /** Of all the targets together. */
  total: number;
  /** The same word makes the same changes. */
  seed: string;
  /** One input alone, to look at what it did. */
  only?: { target: string; number: number };
}

/** What became of the inputs of one target. */
export interface Tally {
  key: string;
  inFrench: string;
  tried: number;
  /** `lu` and each named refusal, with how many ended so. */
  outcomes: ReadonlyMap<string, number>;
  /** What ended otherwise: by another exception, or not at all. */
  failures: readonly { input: string; said: string }[];
  /** Outcome of what is not mutated: nothing is proved when it is not read. */
  good: readonly string[];
  slowestMs: number;
  seconds: number;
}

/** An input that takes longer than this never ends. */
const endlessMs = 60_000;

/** Tries each target in turn with inputs that depend on the seed and their number alone. */
export async function runMutations(asked: MutationsAsked, tell: (line: string) => void): Promise<Tally[]> {
  const goods = await gatherGoods();
  try {
    const tallies: Tally[] = [];
    for (const target of targets.filter(({ key }) => asked.only === undefined || asked.only.target === key)) {
      tell(`${target.inFrench}…`);
      const open = await target.open(goods);
      tallies.push(await tryTarget(target, open, asked));
      await open.close();
    }
    return tallies;
  } finally {
    await goods.close();
  }
}

async function tryTarget(
  { key, inFrench, share, atOnce }: Target,
  open: OpenTarget,
  asked: MutationsAsked,
): Promise<Tally> {
  const { seed, only } = asked;
  const good = await open.tryGood();
  const many = Math.round((asked.total * share) / 100);
  const numbers = only ? [only.number] : Array.from({ length: many }, (_, number) => number);
  const outcomes = new Map<string, number>();
  const failures: { input: string; said: string }[] = [];
  let slowestMs = 0;
  const started = performance.now();
  const tryNumber = async (number: number): Promise<void> => {
    const began = performance.now();
    try {
      const outcome = await beforeEndless(open.tryOne(chanceOf(seed, key, number)));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (thrown) {
      failures.push({
        input: `${key}:${number}`,
        said: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      });
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
  };
  const left = numbers.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const number of left) await tryNumber(number);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return { key, inFrench, tried: numbers.length, outcomes, failures, good, slowestMs, seconds };
}

class Endless extends Error {}

async function beforeEndless<Outcome>(trial: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const endless = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Endless('still not over')), endlessMs);
  });
  try {
    return await Promise.race([trial, endless]);
  } finally {
    clearTimeout(timer);
  }
}
