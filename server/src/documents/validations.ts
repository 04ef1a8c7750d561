import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { Changes } from './draft.ts';
import type { PrintedWords } from './print.ts';

export interface ValidationTables {
  document_validations: {
    organisation_id: string;
    document_id: string;
    id: string;
    at: Date;
    by_account: string;
    by_name: string;
    title: string;
    number: string;
    file_name: string;
    changes: Changes | string;
    printed: KeptWords | string | null;
    reissued: boolean;
  };
  document_numbers: { organisation_id: string; year: number; last: number };
}

type KeptWords = Omit<PrintedWords, 'createdAt'> & { createdAt: string };

const tables = (tx: Tx) => tx.on<ValidationTables>();

export interface Validation {
  id: string;
  title: string;
  number: string;
  fileName: string;
  changes: Changes;
  /** The words as printed: they are printed again when the identity is qualified. */
  printed: PrintedWords;
  /** The words of the version before, under the identity qualified since. */
  reissued: boolean;
}

export async function addValidation(tx: Tx, act: Act, documentId: string, validation: Validation): Promise<void> {
  await tables(tx)
    .insertInto('document_validations')
    .values({
      organisation_id: act.organisationId,
      document_id: documentId,
      id: validation.id,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
      title: validation.title,
      number: validation.number,
      file_name: validation.fileName,
      changes: JSON.stringify(validation.changes),
      printed: JSON.stringify(validation.printed),
      reissued: validation.reissued,
    })
    .execute();
}

/** What the author had changed when the document was validated: where its replacement begins. */
export async function validatedChanges(
  tx: Tx,
  organisationId: string,
  documentId: string,
): Promise<Changes | undefined> {
  const row = await tables(tx)
    .selectFrom('document_validations')
    .select('changes')
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row?.changes as Changes | undefined;
}

/** Undefined of a document validated before they were kept. */
export async function printedWords(
  tx: Tx,
  organisationId: string,
  documentId: string,
): Promise<PrintedWords | undefined> {
  const row = await tables(tx)
    .selectFrom('document_validations')
    .select('printed')
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  const kept = row?.printed as KeptWords | null | undefined;
  return kept ? { ...kept, createdAt: new Date(kept.createdAt) } : undefined;
}

/** `2026-000042`: the next number of the year in this organisation. */
export async function nextNumber(tx: Tx, organisationId: string, year: number): Promise<string> {
  const { last } = await tables(tx)
    .insertInto('document_numbers')
    .values({ organisation_id: organisationId, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'year']).doUpdateSet({ last: sql<number>`document_numbers.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${year}-${String(last).padStart(6, '0')}`;
}
