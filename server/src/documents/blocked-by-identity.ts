import { sql } from 'kysely';
import type { BlockedBy } from '../identity/index.ts';

interface Waiting {
  person_id: string;
  count: number;
}

/** Drafts that would leave without a matricule: what waits until an identity is settled. */
export const blockedByIdentity: BlockedBy = async (tx, organisationId, personIds) => {
  const { rows } = await sql<Waiting>`
    select d.person_id, count(*)::int as count
    from documents d
    where d.organisation_id = ${organisationId} and d.person_id = any(${personIds}::uuid[]) and d.origin = 'ours'
      and not exists (select from document_validations v where v.organisation_id = d.organisation_id and v.document_id = d.id)
      and not exists (select from document_discards o where o.organisation_id = d.organisation_id and o.document_id = d.id)
    group by d.person_id`.execute(tx.on());
  return new Map(
    rows.map(({ person_id, count }) => [
      person_id,
      { count, inFrench: count === 1 ? '1 document attend' : `${count} documents attendent` },
    ]),
  );
};
