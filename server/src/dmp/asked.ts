import { standingPerson, UnknownPerson, type Person } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { askById, isWaiting, type Ask } from './asks.ts';
import type { IntegrationResult } from './integrate.ts';
import type { DmpNeeds } from './needs.ts';
import { DmpNotAsked, DmpNotConnected, UnknownAsk } from './refusals.ts';
import { knownOf, obstacleOf } from './sight.ts';

/** The person as they stand: an absorbed identity answers by the one kept. Throws UnknownPerson. */
export async function personAsked(tx: Tx, act: Act, personId: string): Promise<Person> {
  const person = await standingPerson(tx, act.organisationId, personId);
  if (!person) throw new UnknownPerson();
  return person;
}

/** The person, when their documents may be asked for now. Throws DmpNotConnected, DmpNotAsked with what stands in the way. */
export async function personConsulted(
  tx: Tx,
  act: Act,
  personId: string,
  { dmp }: Pick<DmpNeeds, 'dmp'>,
): Promise<Person> {
  const person = await personAsked(tx, act, personId);
  if (!dmp) throw new DmpNotConnected();
  const obstacle = obstacleOf(act, await knownOf(tx, act, person));
  if (obstacle !== null) throw new DmpNotAsked(obstacle);
  return person;
}

interface IntegrationState {
  state: 'waiting' | 'done' | 'failed';
  problem: string | null;
  results: IntegrationResult[];
}

/** Throws UnknownAsk. */
export async function integrationState(tx: Tx, act: Act, personId: string, askId: string): Promise<IntegrationState> {
  const asked: Ask | undefined = await askById(tx, act.organisationId, askId);
  if (asked?.kind !== 'integrate' || asked.personId !== personId) throw new UnknownAsk();
  const outcome = asked.outcome as { results: IntegrationResult[] } | null;
  return {
    state: isWaiting(asked, act.at) ? 'waiting' : outcome ? 'done' : 'failed',
    problem: asked.failure?.message ?? (outcome || isWaiting(asked, act.at) ? null : lost),
    results: outcome?.results ?? [],
  };
}

/** Throws UnknownAsk. */
export async function changeState(
  tx: Tx,
  act: Act,
  personId: string,
  askId: string,
): Promise<Omit<IntegrationState, 'results'>> {
  const asked = await askById(tx, act.organisationId, askId);
  if (asked?.kind !== 'change' || asked.personId !== personId) throw new UnknownAsk();
  if (isWaiting(asked, act.at)) return { state: 'waiting', problem: null };
  if (asked.outcome) return { state: 'done', problem: null };
  return { state: 'failed', problem: asked.failure?.message ?? lostChange };
}

const lostChange = 'La demande n’a pas abouti. Regardez la liste avant de recommencer.';
const lost = 'La demande n’a pas abouti. Rien n’a été classé ; vous pouvez recommencer.';
