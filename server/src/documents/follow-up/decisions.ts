import type { Act, Tx } from '../../platform/index.ts';
import type { Offer } from './offer.ts';

export interface Decision {
  key: string;
  accepted: boolean;
  why: string;
  title: string;
  about: Offer['about'];
  action: Offer['action'];
  was: string | null;
  becomes: string | null;
  at: Date;
  by: string;
}

interface DecisionTables {
  document_follow_ups: {
    organisation_id: string;
    document_set: string;
    person_id: string;
    key: string;
    document_id: string;
    accepted: boolean;
    why: string;
    title: string;
    about: Offer['about'];
    action: Offer['action'];
    was: string | null;
    becomes: string | null;
    fact_id: string | null;
    at: Date;
    by_account: string;
    by_name: string;
  };
}

const table = (tx: Tx) => tx.on<DecisionTables>();

/** What was decided of every version of a document. */
export async function decisionsOf(tx: Tx, organisationId: string, documentSet: string): Promise<Map<string, Decision>> {
  const rows = await table(tx)
    .selectFrom('document_follow_ups')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('document_set', '=', documentSet)
    .orderBy('at')
    .execute();
  return new Map(rows.map((row) => [row.key, { ...row, by: row.by_name }]));
}

/** Kept for ever: a line is decided once, whatever the version that brought it. */
export async function addDecision(
  tx: Tx,
  act: Act,
  about: { documentSet: string; documentId: string; personId: string; factId: string | null },
  offer: Offer,
  { accepted, why }: { accepted: boolean; why: string },
): Promise<void> {
  await table(tx)
    .insertInto('document_follow_ups')
    .values({
      organisation_id: act.organisationId,
      document_set: about.documentSet,
      person_id: about.personId,
      key: offer.key,
      document_id: about.documentId,
      accepted,
      why,
      title: offer.title,
      about: offer.about,
      action: offer.action,
      was: offer.was,
      becomes: offer.becomes,
      fact_id: about.factId,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
    })
    .execute();
}
