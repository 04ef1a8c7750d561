import type { z } from 'zod';
import { NotFound, type Act, type Tx } from '../platform/index.ts';
import type { BreakGlass } from './contract.ts';
import type { AccessNeeds } from './needs.ts';
import { AlreadyReviewed, OwnBreakGlass } from './refusals.ts';
import { tables } from './store.ts';

type Shown = z.infer<typeof BreakGlass>;
const most = 200;

/** The latest accesses by break-glass of the organisation, those to review first. */
export async function breakGlassToReview(
  needs: AccessNeeds,
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  only?: string,
): Promise<Shown[]> {
  const rows = await tables(tx)
    .selectFrom('break_glasses as b')
    .leftJoin('break_glass_reviews as r', (on) =>
      on.onRef('r.organisation_id', '=', 'b.organisation_id').onRef('r.break_glass_id', '=', 'b.id'),
    )
    .select(['b.id', 'b.person_id', 'b.who', 'b.at', 'b.until', 'b.reason'])
    .select(['r.by_name', 'r.at as reviewed_at', 'r.justified', 'r.comment'])
    .where('b.organisation_id', '=', act.organisationId)
    .$if(only !== undefined, (query) => query.where('b.id', '=', only ?? ''))
    .orderBy((of) => of('r.at', 'is not', null))
    .orderBy('b.at', 'desc')
    .limit(most)
    .execute();
  const names = await needs.personNames?.(tx, act.organisationId, [...new Set(rows.map((row) => row.person_id))]);
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    personName: names?.get(row.person_id) ?? '—',
    who: row.who,
    at: row.at.toISOString(),
    until: row.until.toISOString(),
    reason: row.reason,
    review:
      row.by_name !== null && row.reviewed_at !== null
        ? {
            by: row.by_name,
            at: row.reviewed_at.toISOString(),
            justified: row.justified ?? false,
            comment: row.comment ?? '',
          }
        : null,
  }));
}

/** Says whether the access was justified, once and for all, and never one's own. Throws NotFound, OwnBreakGlass, AlreadyReviewed. */
export async function reviewBreakGlass(
  tx: Tx,
  act: Act,
  id: string,
  { justified, comment }: { justified: boolean; comment: string },
): Promise<void> {
  const opened = await tables(tx)
    .selectFrom('break_glasses')
    .select(['account_id', 'person_id'])
    .where('organisation_id', '=', act.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!opened) throw new NotFound('Cet accès d’urgence');
  if (opened.account_id === act.accountId) throw new OwnBreakGlass();
  const kept = await tables(tx)
    .insertInto('break_glass_reviews')
    .values({
      organisation_id: act.organisationId,
      break_glass_id: id,
      by_account: act.accountId,
      by_name: act.who,
      at: act.at,
      justified,
      comment,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('break_glass_id')
    .executeTakeFirst();
  if (!kept) throw new AlreadyReviewed();
  tx.announce('break-glass', `inbox:${opened.account_id}`);
}
