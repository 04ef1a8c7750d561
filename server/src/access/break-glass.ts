import { CommandReused, type Act, type Tx } from '../platform/index.ts';
import { tables, type BreakGlassRow } from './store.ts';

const life = 4 * 3600 * 1000;

/** The break-glass this actor has open on a person, as the reason their reading is allowed; null without one. */
export async function openBreakGlass(tx: Tx, act: Act, personId: string): Promise<{ why: string } | null> {
  const open = await tables(tx)
    .selectFrom('break_glasses')
    .select('reason')
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', act.accountId)
    .where('person_id', '=', personId)
    .where('until', '>', act.at)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst();
  return open ? { why: `Accès d’urgence : ${open.reason}` } : null;
}

/** Opens a record beyond one's reach for four hours, and tells those who will review it. Throws CommandReused. */
export async function breakGlass(
  tx: Tx,
  act: Act,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<BreakGlassRow> {
  const opened: BreakGlassRow = {
    organisation_id: act.organisationId,
    id,
    person_id: personId,
    account_id: act.accountId,
    who: act.who,
    establishment_id: act.establishmentId,
    at: act.at,
    until: new Date(act.at.getTime() + life),
    reason,
  };
  const kept = await tables(tx)
    .insertInto('break_glasses')
    .values(opened)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new CommandReused();
  tx.announce(
    `person:${personId}`,
    'break-glass',
    ...(await reviewersOf(tx, act)).map((account) => `inbox:${account}`),
  );
  return opened;
}

async function reviewersOf(tx: Tx, act: Act): Promise<string[]> {
  const reviewers = await tables(tx)
    .selectFrom('practices')
    .select('account_id')
    .distinct()
    .where('organisation_id', '=', act.organisationId)
    .where('ended_at', 'is', null)
    .where('account_id', '!=', act.accountId)
    .where((either) =>
      either.or([either('role', 'in', ['encadrement', 'administrateur']), either('is_administrator', '=', true)]),
    )
    .execute();
  return reviewers.map((reviewer) => reviewer.account_id);
}
