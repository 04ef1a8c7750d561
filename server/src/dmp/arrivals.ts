import { civilDayOf } from '../directory/index.ts';
import { namesOf, personsById, standingPerson } from '../identity/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { movementInFrench, movementsSince } from '../stays/index.ts';
import { ask } from './asks.ts';
import { bundleOf } from './bundles.ts';
import type { dmp } from './contract.ts';
import type { DmpNeeds } from './needs.ts';
import { knownOf, obstacleOf } from './sight.ts';

type Arrival = ReplyOf<typeof dmp.arrivals>[number];

const mostArrivals = 50;
const halfDay = 12 * 3_600_000;

/** Who arrives or comes back today where one works, and whether the essential of their DMP is ready. */
export async function arrivalsOf(tx: Tx, act: Act, { seal, dmp }: Pick<DmpNeeds, 'seal' | 'dmp'>): Promise<Arrival[]> {
  const today = await civilDayOf(tx, act);
  const movements = (
    await movementsSince(tx, act.organisationId, act.establishmentId, new Date(act.at.getTime() - 2 * halfDay), 500)
  ).filter(({ kind }) => kind === 'admission' || kind === 'return');
  const days = await Promise.all(movements.map(({ at }) => civilDayOf(tx, { ...act, at })));
  const arriving = movements.filter((_, index) => days[index] === today).slice(0, mostArrivals);
  const names = await namesOf(tx, act.organisationId, [...new Set(arriving.map(({ personId }) => personId))]);
  const arrivals: Arrival[] = [];
  for (const { personId, kind, at } of arriving) {
    const person = await standingPerson(tx, act.organisationId, personId);
    if (!person || arrivals.some((one) => one.personId === person.id)) continue;
    const obstacle = dmp
      ? obstacleOf(act, await knownOf(tx, act, person))
      : 'Cette installation n’est pas raccordée au DMP.';
    const bundle = await bundleOf(tx, act, person.id, seal, obstacle);
    arrivals.push({
      personId: person.id,
      displayName: names.get(personId) ?? '',
      what: movementInFrench[kind],
      at: at.toISOString(),
      state: bundle.state,
      obstacle,
      until: bundle.until,
    });
  }
  return arrivals;
}

/** One act of one professional for all the arrivals: each is a question of its own, in their name. */
export async function prepareArrivals(
  tx: Tx,
  act: Act,
  needs: Pick<DmpNeeds, 'seal' | 'dmp'>,
  newId: () => string,
): Promise<{ asked: number; leftOut: number; personIds: string[] }> {
  const arrivals = await arrivalsOf(tx, act, needs);
  const ready = arrivals.filter(({ obstacle }) => obstacle === null);
  const wanted = ready.filter(({ state }) => state === 'none' || state === 'failed');
  const persons = await personsById(
    tx,
    act.organisationId,
    wanted.map(({ personId }) => personId),
  );
  for (const { personId } of wanted)
    if (persons.has(personId)) await ask(tx, act, { id: newId(), personId, kind: 'gather', about: { prepared: true } });
  return {
    asked: wanted.length,
    leftOut: arrivals.length - ready.length,
    personIds: wanted.map(({ personId }) => personId),
  };
}
