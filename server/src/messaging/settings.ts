import type { Act, Tx } from '../platform/index.ts';
import { tables } from './tables.ts';

export interface Settings {
  /** Files what bears the same qualified INS and traits without a click. */
  filesByItself: boolean;
}

export async function settingsOf(tx: Tx, act: Pick<Act, 'organisationId' | 'establishmentId'>): Promise<Settings> {
  const row = await tables(tx)
    .selectFrom('messaging_settings')
    .select('files_by_itself')
    .where('organisation_id', '=', act.organisationId)
    .where('establishment_id', '=', act.establishmentId)
    .executeTakeFirst();
  return { filesByItself: row?.files_by_itself ?? false };
}

export async function changeSettings(tx: Tx, act: Act, { filesByItself }: Settings): Promise<Settings> {
  await tables(tx)
    .insertInto('messaging_settings')
    .values({
      organisation_id: act.organisationId,
      establishment_id: act.establishmentId,
      files_by_itself: filesByItself,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'establishment_id']).doUpdateSet({ files_by_itself: filesByItself }),
    )
    .execute();
  return { filesByItself };
}
