import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { GivenPractice } from './check-practices.ts';
import { LastAdministrator } from './refusals.ts';
import { tables, type PracticeRow } from './store.ts';

type Acting = Pick<Act, 'organisationId' | 'at'>;

/**
 * Makes these the practices of an account in this organisation: what stays the same goes on, the rest ends with its sessions, the
 * new begins. Throws LastAdministrator when nobody would be left to administer.
 */
export async function givePractices(
  tx: Tx,
  act: Acting,
  newId: () => string,
  accountId: string,
  given: readonly GivenPractice[],
): Promise<void> {
  await oneAtATime(tx, act);
  const held = await tables(tx)
    .selectFrom('practices')
    .selectAll()
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  const ending = held.filter((practice) => !given.some((wanted) => isSame(practice, wanted)));
  const beginning = given.filter(
    (wanted, at) =>
      !held.some((practice) => isSame(practice, wanted)) && given.findIndex((other) => sameWords(other, wanted)) === at,
  );
  await endPractices(tx, act, ending);
  if (beginning.length > 0)
    await tables(tx)
      .insertInto('practices')
      .values(
        beginning.map((wanted) => ({
          organisation_id: act.organisationId,
          id: newId(),
          account_id: accountId,
          establishment_id: wanted.establishmentId,
          role: wanted.role,
          profession_code: wanted.professionCode,
          genre: wanted.genre,
          is_administrator: wanted.isAdministrator,
          since: act.at,
          ended_at: null,
        })),
      )
      .execute();
  if (ending.some(administers)) await someoneAdministers(tx, act);
}

async function endPractices(tx: Tx, act: Acting, ending: readonly PracticeRow[]): Promise<void> {
  const ids = ending.map(({ id }) => id);
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('practices')
    .set({ ended_at: act.at })
    .where('organisation_id', '=', act.organisationId)
    .where('id', 'in', ids)
    .execute();
  await tables(tx).deleteFrom('sessions').where('practice_id', 'in', ids).execute();
}

/** Two administrators closing each other at the same moment: the second reads what the first left. */
async function oneAtATime(tx: Tx, act: Acting): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access.practices:${act.organisationId}`}, 0))`.execute(
    tx.on(),
  );
}

async function someoneAdministers(tx: Tx, act: Acting): Promise<void> {
  const other = await tables(tx)
    .selectFrom('practices')
    .select('id')
    .where('organisation_id', '=', act.organisationId)
    .where('ended_at', 'is', null)
    .where((either) => either.or([either('is_administrator', '=', true), either('role', '=', 'administrateur')]))
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new LastAdministrator();
}

export const administers = (practice: Pick<PracticeRow, 'role' | 'is_administrator'>): boolean =>
  practice.is_administrator || practice.role === 'administrateur';

const isSame = (held: PracticeRow, wanted: GivenPractice): boolean =>
  held.establishment_id === wanted.establishmentId &&
  held.role === wanted.role &&
  held.profession_code === wanted.professionCode &&
  held.genre === wanted.genre &&
  held.is_administrator === wanted.isAdministrator;

const sameWords = (one: GivenPractice, other: GivenPractice): boolean =>
  one.establishmentId === other.establishmentId &&
  one.role === other.role &&
  one.professionCode === other.professionCode &&
  one.genre === other.genre &&
  one.isAdministrator === other.isAdministrator;
