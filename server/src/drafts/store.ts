import type { Generated, Selectable } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Draft } from './contract.ts';

export interface DraftRow {
  organisation_id: string;
  id: string;
  account_id: string;
  form: string;
  person_id: string | null;
  content: unknown;
  typed_at: Date;
  saved_at: Date;
  /** Thrown away: nothing but the number is kept, and nobody is shown it. */
  discarded_at: Generated<Date | null>;
}

export const tables = (tx: Tx) => tx.on<{ drafts: DraftRow }>();

export const present = (row: Selectable<DraftRow>): Draft => ({
  id: row.id,
  form: row.form,
  personId: row.person_id,
  content: row.content as Draft['content'],
  savedAt: row.saved_at.toISOString(),
});
