import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { Draft } from './contract.ts';
import { DraftDiscarded, DraftTooLarge, TooManyDrafts } from './refusals.ts';
import { present, tables } from './store.ts';

const largest = 200_000;
const most = 200;

export interface Typed {
  id: string;
  form: string;
  personId: string | null;
  content: Draft['content'];
  typedAt: Date;
}

/**
 * Keeps what was typed last: a save that arrives after a later one changes nothing, and the later one is answered; so does the same one again.
 * Throws DraftTooLarge, TooManyDrafts, DraftDiscarded.
 */
export async function saveDraft(tx: Tx, act: Act, typed: Typed): Promise<Draft> {
  const content = JSON.stringify(typed.content);
  if (Buffer.byteLength(content) > largest) throw new DraftTooLarge();
  const mine = tables(tx)
    .selectFrom('drafts')
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', act.accountId);
  const known = await mine.select('id').where('id', '=', typed.id).executeTakeFirst();
  if (!known) {
    const { count } = await mine
      .select((one) => one.fn.countAll<number>().as('count'))
      .where('discarded_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (count >= most) throw new TooManyDrafts();
  }
  await tables(tx)
    .insertInto('drafts')
    .values({
      organisation_id: act.organisationId,
      account_id: act.accountId,
      id: typed.id,
      form: typed.form,
      person_id: typed.personId,
      content,
      // A device whose clock runs ahead must not shut out its own later saves.
      typed_at: typed.typedAt > act.at ? act.at : typed.typedAt,
      saved_at: act.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'account_id', 'id'])
        .doUpdateSet({
          form: sql`excluded.form`,
          person_id: sql`excluded.person_id`,
          content: sql`excluded.content`,
          typed_at: sql`excluded.typed_at`,
          saved_at: sql`excluded.saved_at`,
        })
        .where(
          sql<boolean>`(drafts.typed_at < excluded.typed_at or (drafts.typed_at = excluded.typed_at and drafts.content::jsonb is distinct from excluded.content::jsonb))`,
        )
        .where('drafts.discarded_at', 'is', null),
    )
    .execute();
  const kept = await mine.selectAll().where('id', '=', typed.id).executeTakeFirstOrThrow();
  if (kept.discarded_at !== null) throw new DraftDiscarded();
  return present(kept);
}
