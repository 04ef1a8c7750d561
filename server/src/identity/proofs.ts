import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { identityTables } from './tables.ts';
import { traitVersions } from './trait-versions.ts';
import { sameStrictTraits } from './typed-traits.ts';

/** A paper that was seen, and whether it still counts as seen. */
export interface Proof {
  id: string;
  type: string;
  highTrust: boolean;
  checkedOn: string;
  recordedAt: Date;
  by: string;
  withdrawn: boolean;
}

/** Every proof seen of a person, the last first. */
export async function proofsOf(tx: Tx, organisationId: string, personId: string): Promise<Proof[]> {
  const rows = await identityTables(tx)
    .selectFrom('proofs')
    .leftJoin('proof_withdrawals as gone', (join) =>
      join
        .onRef('gone.organisation_id', '=', 'proofs.organisation_id')
        .onRef('gone.person_id', '=', 'proofs.person_id')
        .onRef('gone.proof_id', '=', 'proofs.id'),
    )
    .selectAll('proofs')
    .select('gone.at as gone_at')
    .where('proofs.organisation_id', '=', organisationId)
    .where('proofs.person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    highTrust: row.high_trust,
    checkedOn: row.checked_on,
    recordedAt: row.recorded_at,
    by: row.by_name,
    withdrawn: row.gone_at !== null,
  }));
}

/**
 * A high-trust proof that was checked on the traits the person has now, after any doubt on them was settled (U-04: a check of
 * other traits proves nothing of these).
 */
export async function hasStandingProof(tx: Tx, organisationId: string, person: Person): Promise<boolean> {
  const since = Math.max(
    (await traitsSince(tx, organisationId, person)).getTime(),
    await lastDoubt(tx, organisationId, person.id),
  );
  return (await proofsOf(tx, organisationId, person.id)).some(
    (proof) => proof.highTrust && !proof.withdrawn && proof.recordedAt.getTime() >= since,
  );
}

/** Since when the traits say the same person as now. */
async function traitsSince(tx: Tx, organisationId: string, person: Person): Promise<Date> {
  let since = person.createdAt;
  for (const version of await traitVersions(tx, organisationId, person.id)) {
    if (!sameStrictTraits(version.traits, person.traits)) break;
    since = version.at;
  }
  return since;
}

async function lastDoubt(tx: Tx, organisationId: string, personId: string): Promise<number> {
  const row = await identityTables(tx)
    .selectFrom('attribute_changes')
    .select((each) => each.fn.max('at').as('at'))
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('attribute', 'in', ['douteuse', 'fictive'])
    .executeTakeFirst();
  return (row?.at as Date | null | undefined)?.getTime() ?? 0;
}
