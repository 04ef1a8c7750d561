import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { MergeAlreadyUndone, UnknownMerge } from './refusals.ts';
import { axesOf } from './status.ts';
import { lockPersons } from './store.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';

/** Both records stand again as they stood; an INS the kept one received meanwhile stays with it alone. Throws UnknownMerge, MergeAlreadyUndone. */
export async function undoMerge(tx: Tx, author: Author, keptId: string, mergeId: string): Promise<void> {
  const merge = await identityTables(tx)
    .selectFrom('merges')
    .selectAll()
    .where('organisation_id', '=', author.organisationId)
    .where('id', '=', mergeId)
    .where('kept_person_id', '=', keptId)
    .executeTakeFirst();
  if (!merge) throw new UnknownMerge();
  const [kept, absorbed] = await lockPersons(tx, author.organisationId, [keptId, merge.absorbed_person_id]);
  if (!kept || !absorbed) throw new UnknownMerge();
  if (absorbed.mergedInto !== kept.id || (await isUndone(tx, author.organisationId, mergeId)))
    throw new MergeAlreadyUndone();
  await identityTables(tx)
    .insertInto('merge_undoings')
    .values({ ...writtenBy(author), merge_id: mergeId })
    .execute();
  const axes = axesOf(absorbed.status);
  const insStays = absorbed.ins?.matricule !== kept.ins?.matricule;
  await settleStatus(
    tx,
    author,
    absorbed,
    { ...absorbed, mergedInto: null },
    { ...axes, fromInsi: axes.fromInsi && insStays },
    'Fusion défaite',
  );
  tx.announce(`person:${keptId}`);
}

async function isUndone(tx: Tx, organisationId: string, mergeId: string): Promise<boolean> {
  const row = await identityTables(tx)
    .selectFrom('merge_undoings')
    .select('merge_id')
    .where('organisation_id', '=', organisationId)
    .where('merge_id', '=', mergeId)
    .executeTakeFirst();
  return row !== undefined;
}
