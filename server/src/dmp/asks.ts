import type { Act, Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';
import { tables, topicOf, type AskKind, type AskRow, type Failure } from './tables.ts';

/** One question, from the act of a professional to its answer. */
export interface Ask<About = unknown, Outcome = unknown> {
  id: string;
  personId: string;
  accountId: string;
  organisationId: string;
  sessionId: string;
  kind: AskKind;
  about: About;
  askedAt: Date;
  doneAt: Date | null;
  outcome: Outcome | null;
  failure: Failure | null;
}

/** The task of the worker that carries questions to the DMP. */
export const carriesAsks = 'dmp:ask';

/** Writes the question and wakes the worker with it; the click ends here. The same id is asked once. */
export async function ask(
  tx: Tx,
  act: Act,
  { id, personId, kind, about }: { id: string; personId: string; kind: AskKind; about: unknown },
): Promise<void> {
  const added = await tables(tx)
    .insertInto('dmp_asks')
    .values({
      organisation_id: act.organisationId,
      id,
      person_id: personId,
      account_id: act.accountId,
      session_id: act.sessionId,
      kind,
      about: JSON.stringify(about),
      asked_at: act.at,
      done_at: null,
      outcome: null,
      failure: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return;
  await tx.enqueue(
    carriesAsks,
    { organisationId: act.organisationId, accountId: act.accountId, askId: id },
    { key: `dmp:${id}` },
  );
  tx.announce(topicOf(personId));
}

/** Only one's own: the wall of the table hides those of others. */
export async function askById(tx: Tx, organisationId: string, id: string): Promise<Ask | undefined> {
  const row = await tables(tx)
    .selectFrom('dmp_asks')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && askOf(row);
}

/** My last questions of these kinds about a person, the latest first. */
export async function asksOf(
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'accountId'>,
  personId: string,
  kinds: readonly AskKind[],
): Promise<Ask[]> {
  const rows = await tables(tx)
    .selectFrom('dmp_asks')
    .selectAll()
    .where('organisation_id', '=', act.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', act.accountId)
    .where('kind', 'in', kinds)
    .orderBy('asked_at', 'desc')
    .limit(5)
    .execute();
  return rows.map(askOf);
}

/** On its way: not answered, and not so old that its worker was stopped. */
export const isWaiting = ({ doneAt, askedAt }: Pick<Ask, 'doneAt' | 'askedAt'>, now: Date): boolean =>
  doneAt === null && now.getTime() - askedAt.getTime() < bounds.questionLost;

export async function settleAsk(
  tx: Tx,
  { organisationId, id, personId }: Pick<Ask, 'organisationId' | 'id' | 'personId'>,
  at: Date,
  end: { outcome?: unknown; failure?: Failure },
): Promise<void> {
  await tables(tx)
    .updateTable('dmp_asks')
    .set({
      done_at: at,
      outcome: end.outcome === undefined ? null : JSON.stringify(end.outcome),
      failure: end.failure ? JSON.stringify(end.failure) : null,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
  tx.announce(topicOf(personId));
}

const askOf = (row: AskRow): Ask => ({
  id: row.id,
  personId: row.person_id,
  accountId: row.account_id,
  organisationId: row.organisation_id,
  sessionId: row.session_id,
  kind: row.kind,
  about: row.about,
  askedAt: row.asked_at,
  doneAt: row.done_at,
  outcome: row.outcome,
  failure: row.failure as Failure | null,
});
