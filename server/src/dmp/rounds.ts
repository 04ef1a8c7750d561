import type { Act, Tx } from '../platform/index.ts';
import { isWaiting } from './asks.ts';
import { tables, topicOfRounds, type Failure } from './tables.ts';

/** One question about all the records of where one works (TD0.4), and how it ended; the next takes its place. */
export interface Round {
  id: string;
  sessionId: string;
  askedAt: Date;
  doneAt: Date | null;
  /** Of the last answer: a failure since leaves it. */
  answeredAt: Date | null;
  failure: Failure | null;
}

/** A person, and the instant of their last document. */
export interface Told {
  personId: string;
  at: Date | null;
  toldAt: Date;
}

export interface WhoseRound {
  organisationId: string;
  accountId: string;
  establishmentId: string;
}

/** The task of the worker that carries a round to the DMP. */
export const carriesRounds = 'dmp:round';

export async function roundOf(tx: Tx, whose: WhoseRound): Promise<Round | undefined> {
  const row = await tables(tx)
    .selectFrom('dmp_rounds')
    .selectAll()
    .where('organisation_id', '=', whose.organisationId)
    .where('account_id', '=', whose.accountId)
    .where('establishment_id', '=', whose.establishmentId)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      sessionId: row.session_id,
      askedAt: row.asked_at,
      doneAt: row.done_at,
      answeredAt: row.answered_at,
      failure: row.failure as Failure | null,
    }
  );
}

/** Writes the question and wakes the worker with it. While one is on its way, nothing more leaves. */
export async function beginRound(tx: Tx, act: Act, id: string): Promise<void> {
  const last = await roundOf(tx, act);
  if (last && (last.id === id || isWaiting(last, act.at))) return;
  const asked = { id, session_id: act.sessionId, asked_at: act.at, done_at: null, failure: null };
  await tables(tx)
    .insertInto('dmp_rounds')
    .values({ ...keysOf(act), ...asked, answered_at: null })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'account_id', 'establishment_id']).doUpdateSet(asked),
    )
    .execute();
  await tx.enqueue(
    carriesRounds,
    {
      organisationId: act.organisationId,
      accountId: act.accountId,
      establishmentId: act.establishmentId,
      roundId: id,
    },
    { key: `dmp:${id}` },
  );
  tx.announce(topicOfRounds(act.accountId));
}

/** The answer takes the place of the former one; a failure leaves it. A round that another replaced writes nothing. */
export async function settleRound(
  tx: Tx,
  whose: WhoseRound,
  id: string,
  at: Date,
  end: { told: readonly Told[] } | { failure: Failure },
): Promise<void> {
  const settled = await tables(tx)
    .updateTable('dmp_rounds')
    .set('told' in end ? { done_at: at, answered_at: at } : { done_at: at, failure: JSON.stringify(end.failure) })
    .where('organisation_id', '=', whose.organisationId)
    .where('account_id', '=', whose.accountId)
    .where('establishment_id', '=', whose.establishmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (settled.numUpdatedRows === 1n && 'told' in end) await keepTold(tx, whose, end.told);
  tx.announce(topicOfRounds(whose.accountId));
}

async function keepTold(tx: Tx, whose: WhoseRound, told: readonly Told[]): Promise<void> {
  await tables(tx)
    .deleteFrom('dmp_round_people')
    .where('organisation_id', '=', whose.organisationId)
    .where('account_id', '=', whose.accountId)
    .where('establishment_id', '=', whose.establishmentId)
    .execute();
  if (told.length === 0) return;
  await tables(tx)
    .insertInto('dmp_round_people')
    .values(
      told.map(({ personId, at, toldAt }) => ({
        ...keysOf(whose),
        person_id: personId,
        last_document_at: at,
        told_at: toldAt,
      })),
    )
    .execute();
}

export async function toldIn(tx: Tx, whose: WhoseRound): Promise<Told[]> {
  const rows = await tables(tx)
    .selectFrom('dmp_round_people')
    .selectAll()
    .where('organisation_id', '=', whose.organisationId)
    .where('account_id', '=', whose.accountId)
    .where('establishment_id', '=', whose.establishmentId)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, at: row.last_document_at, toldAt: row.told_at }));
}

const keysOf = ({ organisationId, accountId, establishmentId }: WhoseRound) => ({
  organisation_id: organisationId,
  account_id: accountId,
  establishment_id: establishmentId,
});
