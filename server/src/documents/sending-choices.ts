import type { Tx } from '../platform/index.ts';
import type { Changes, Destination, SendingChoices } from './draft.ts';

interface ChoiceTables {
  document_drafts: { organisation_id: string; document_id: string; changes: Changes };
  document_validations: { organisation_id: string; document_id: string; changes: Changes };
}

/** What the author chose before validating: who will see it, what does not leave this time, where the person goes. */
export interface ChosenSending extends Required<SendingChoices> {
  destination: Destination | null;
  /** By key of recipient offered on the document: false when its author removed it. */
  recipients: Record<string, boolean>;
}

export const nothingChosen: SendingChoices = { visibility: 'normal', skipped: [] };

/** As validated; while it is a draft, as its author keeps it. */
export async function sendingChoicesOf(tx: Tx, organisationId: string, documentId: string): Promise<ChosenSending> {
  const from = (table: 'document_validations' | 'document_drafts') =>
    tx
      .on<ChoiceTables>()
      .selectFrom(table)
      .select('changes')
      .where('organisation_id', '=', organisationId)
      .where('document_id', '=', documentId)
      .executeTakeFirst();
  const changes = ((await from('document_validations')) ?? (await from('document_drafts')))?.changes;
  return {
    ...nothingChosen,
    ...changes?.sending,
    destination: changes?.destination ?? null,
    recipients: changes?.recipients ?? {},
  };
}
