import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { SharingChannel } from './sending.ts';
import { tables } from './tables.ts';

/** What the person last said of one channel. */
export interface SharingWord {
  channel: SharingChannel;
  refused: boolean;
  said: string;
  by: string;
  at: Date;
}

/** The last word on each channel; nothing said is no refusal (national digest 3.10: no consent is asked before feeding). */
export async function lastWords(tx: Tx, organisationId: string, personId: string): Promise<SharingWord[]> {
  const rows = await tables(tx)
    .selectFrom('sharing_words')
    .distinctOn('channel')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .orderBy('channel')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    channel: row.channel,
    refused: row.refused,
    said: row.said,
    by: row.by_name,
    at: row.at,
  }));
}

/** The channels the person refuses today. */
export const refusedBy = async (
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<ReadonlySet<SharingChannel>> =>
  new Set(
    (await lastWords(tx, organisationId, personId)).filter(({ refused }) => refused).map(({ channel }) => channel),
  );

export async function addWord(
  tx: Tx,
  act: Act,
  personId: string,
  word: { id: string; channel: SharingChannel; refused: boolean; said: string },
): Promise<void> {
  await tables(tx)
    .insertInto('sharing_words')
    .values({
      organisation_id: act.organisationId,
      id: word.id,
      person_id: personId,
      channel: word.channel,
      refused: word.refused,
      said: word.said,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
