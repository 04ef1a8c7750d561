import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { Consent } from './contract.ts';
import { tables, type Decision } from './tables.ts';

/** All that was said of consulting the DMP of a person to this establishment, the latest first. The last word decides. */
export async function consentsOf(
  tx: Tx,
  { organisationId, establishmentId }: Pick<Act, 'organisationId' | 'establishmentId'>,
  personId: string,
): Promise<Consent[]> {
  const rows = await tables(tx)
    .selectFrom('dmp_consents')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    informed: row.informed,
    informedName: row.informed_name,
    means: row.means,
    meansInFrench: meansInFrench[row.means],
    saidOn: row.said_on,
    at: row.at.toISOString(),
    by: row.by_name,
  }));
}

const meansInFrench: Record<Consent['means'], string> = {
  spoken: 'de vive voix',
  written: 'par écrit',
  remote: 'à distance',
};

export interface Said {
  id: string;
  decision: Decision;
  informed: 'person' | 'representative';
  informedName: string | null;
  means: Consent['means'];
  saidOn: string;
}

/** Kept beside what was said before: nothing is rewritten. Kept twice, it is kept once. */
export async function recordConsent(tx: Tx, act: Act, personId: string, said: Said): Promise<void> {
  await tables(tx)
    .insertInto('dmp_consents')
    .values({
      organisation_id: act.organisationId,
      id: said.id,
      person_id: personId,
      establishment_id: act.establishmentId,
      decision: said.decision,
      informed: said.informed,
      informed_name: said.informedName,
      means: said.means,
      said_on: said.saidOn,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
