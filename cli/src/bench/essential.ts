import { randomUUID } from 'node:crypto';
import { dmp } from '@liane/server/contract/dmp';
import type { Bundle } from '@liane/server/contract/dmp';
import { asOwner } from '../reach-database.ts';
import { openDmpTown, type DmpTown, type Visitor } from './dmp-town.ts';
import type { Figure } from './figure.ts';
import { timingOf, type Timing } from './timing.ts';

const everyCall = 300;
const rounds = 20;
const where = `serveur, bac à sable, chaque appel au DMP en ${everyCall} ms`;
const nurse = 'tilleulsNurse';
const resident = 'yvette';

/**
 * The priority bundle (story D5), from the click to the page that shows it: from cold when nothing is known here of that DMP, and
 * once it is prepared. The town answers every call of the DMP after 300 ms.
 */
export async function essentialFigures(folder: string): Promise<Figure[]> {
  const town = await openDmpTown(folder);
  try {
    const visitor = await town.visitor(nurse);
    const { personId } = town.person(resident);
    town.publishEssential(resident);
    await agree(visitor, personId);
    await gathered(visitor, personId);
    town.sandbox.faults.set('dmp', { kind: 'slow', delayMs: everyCall });
    const cold = await timed(async () => {
      await forgetAll(town);
      return () => gathered(visitor, personId);
    });
    const prepared = await timed(async () => () => bundleOf(visitor, personId));
    const firstEver = await timed(async () => {
      await forgetAll(town);
      unauthorise(town);
      return () => gathered(visitor, personId);
    });
    return [
      ...shown('L’essentiel du DMP, à froid', cold, 1200),
      ...shown('L’essentiel du DMP, préparé', prepared, 100),
      ...shown('L’essentiel du DMP, à froid et autorisation à poser (TD0.3)', firstEver),
    ];
  } finally {
    await town.close();
  }
}

const shown = (name: string, { median, p95 }: Timing, most?: number): Figure[] =>
  [
    { name: `${name} : médiane`, measured: median },
    { name: `${name} : p95`, measured: p95 },
  ].map((figure) => ({ ...figure, where, unit: 'ms', ...(most === undefined ? {} : { bound: { most } }) }));

/** Each round is made ready, then measured; the first one warms up. */
async function timed(ready: () => Promise<() => Promise<unknown>>): Promise<Timing> {
  const durations: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const act = await ready();
    const startedAt = performance.now();
    await act();
    if (round >= 0) durations.push(performance.now() - startedAt);
  }
  return timingOf(durations);
}

const agree = (visitor: Visitor, personId: string) =>
  visitor.ask(dmp.recordConsent, {
    params: { personId },
    body: {
      id: randomUUID(),
      decision: 'given',
      informed: 'person',
      informedName: null,
      means: 'spoken',
      saidOn: new Date().toISOString().slice(0, 10),
    },
  });

const bundleOf = (visitor: Visitor, personId: string): Promise<Bundle> =>
  visitor.ask(dmp.bundle, { params: { personId } });

/** As the page does: asks, hears that something came, and asks again until the bundle is there. Throws when it is not whole. */
async function gathered(visitor: Visitor, personId: string): Promise<Bundle> {
  const over = new AbortController();
  let news = Promise.withResolvers<void>();
  await visitor.hear(`dmp:${personId}`, () => news.resolve(), over.signal);
  try {
    let bundle = await visitor.ask(dmp.gather, { params: { personId }, body: { id: randomUUID() } });
    while (bundle.state === 'gathering') {
      await news.promise;
      news = Promise.withResolvers();
      bundle = await bundleOf(visitor, personId);
    }
    const read = bundle.pieces.filter(({ found }) => found !== null && found.problem === null);
    if (bundle.state !== 'ready' || read.length !== bundle.pieces.length)
      throw new Error(`the essential is not whole: ${bundle.problem?.message ?? bundle.state}`);
    return bundle;
  } finally {
    over.abort();
  }
}

/** Nothing is known here of any DMP: no state, no list, nothing read, nothing prepared. */
const forgetAll = (town: DmpTown): Promise<unknown> =>
  asOwner(town.databaseUrl, (client) =>
    client.query('delete from dmp_states; delete from dmp_entries; delete from dmp_readings; delete from dmp_bundles'),
  );

/** The DMP of the town forgets that this nurse was authorised. */
function unauthorise(town: DmpTown): void {
  const { known } = town.person(resident);
  const records = town.sandbox.dmpRecords;
  const state = known.ins && records.stateOf(known.ins);
  const [given] = state?.authorisations ?? [];
  if (!known.ins || !given) throw new Error('the nurse was not authorised');
  records.authorise(
    known.ins,
    {
      kind: 'professional',
      id: given.holder,
      name: given.name,
      professionCode: '60',
      professionSystem: '1.2.250.1.71.1.2.7',
      structureId: '1990001026',
      structureName: 'EHPAD Les Tilleuls',
    },
    false,
  );
}
