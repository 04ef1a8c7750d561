import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';

/** Documents of these persons that stand without a matricule since their identity was not qualified: what settling it would free. */
export async function documentsWaitingForIdentity(
  tx: Tx,
  organisationId: string,
  personIds: string[],
): Promise<Map<string, { count: number; inFrench: string }>> {
  const { rows } = await sql<{ person_id: string; count: number }>`
    select d.person_id, count(*)::int as count
    from documents d
    join document_validations v on v.organisation_id = d.organisation_id and v.document_id = d.id
    where d.organisation_id = ${organisationId} and d.person_id = any(${personIds}::uuid[]) and d.origin = 'ours'
      and not exists (select from document_replacements r where r.organisation_id = d.organisation_id and r.replaced_id = d.id)
      and not exists (select from document_deletions x where x.organisation_id = d.organisation_id and x.document_id = d.id)
    group by d.person_id
  `.execute(tx.on());
  return new Map(
    rows.map(({ person_id, count }) => [
      person_id,
      { count, inFrench: count === 1 ? '1 document attend' : `${count} documents attendent` },
    ]),
  );
}
