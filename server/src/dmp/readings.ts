import type { Seal } from '../access/index.ts';
import type { NarrativeSectionReply } from '../documents/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Whose } from './states.ts';
import { tables, type TraitDiffers } from './tables.ts';

/** What people read of a document: made once, when it arrives. */
export interface ReadView {
  title: string;
  header: { label: string; value: string }[];
  sections: CodedSection[];
  hasPdf: boolean;
  unreadable: string[];
  differs: TraitDiffers[];
}

/** A section with the LOINC code that says what it is about. */
export interface CodedSection extends NarrativeSectionReply {
  code: string | null;
  sections?: CodedSection[];
}

export interface Reading {
  uniqueId: string;
  until: Date;
  view: ReadView;
}

/** Readings still held, by document; what is past its hour is not opened, even before it is erased. */
export async function readingsOf(
  tx: Tx,
  whose: Whose,
  personId: string,
  now: Date,
  seal: Seal,
  uniqueIds: readonly string[],
): Promise<Map<string, Reading>> {
  if (uniqueIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('dmp_readings')
    .select(['unique_id', 'until', 'view'])
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('unique_id', 'in', uniqueIds)
    .where('until', '>', now)
    .execute();
  const readings = new Map<string, Reading>();
  for (const row of rows) {
    const text = seal.open(row.view);
    if (text)
      readings.set(row.unique_id, { uniqueId: row.unique_id, until: row.until, view: JSON.parse(text) as ReadView });
  }
  return readings;
}

/** Until when each document is held. */
export async function heldUntil(tx: Tx, whose: Whose, personId: string, now: Date): Promise<Map<string, Date>> {
  const rows = await tables(tx)
    .selectFrom('dmp_readings')
    .select(['unique_id', 'until'])
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('until', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.unique_id, row.until]));
}

/** The bytes as they came, while they are held. */
export async function contentOf(
  tx: Tx,
  whose: Whose,
  personId: string,
  now: Date,
  seal: Seal,
  uniqueId: string,
): Promise<Buffer | undefined> {
  const row = await tables(tx)
    .selectFrom('dmp_readings')
    .select('content')
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('unique_id', '=', uniqueId)
    .where('until', '>', now)
    .executeTakeFirst();
  const text = row && seal.open(row.content);
  return text ? Buffer.from(text, 'base64') : undefined;
}

export async function keepReading(
  tx: Tx,
  whose: Whose,
  personId: string,
  seal: Seal,
  {
    uniqueId,
    view,
    bytes,
    readAt,
    until,
  }: { uniqueId: string; view: ReadView; bytes: Buffer; readAt: Date; until: Date },
): Promise<void> {
  const kept = {
    read_at: readAt,
    until,
    view: seal.close(JSON.stringify(view)),
    content: seal.close(bytes.toString('base64')),
  };
  await tables(tx)
    .insertInto('dmp_readings')
    .values({
      organisation_id: whose.organisationId,
      person_id: personId,
      account_id: whose.accountId,
      unique_id: uniqueId,
      ...kept,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'account_id', 'unique_id']).doUpdateSet(kept),
    )
    .execute();
}
