import type { AnyServed, Tx } from '../platform/index.ts';
import { tables } from './store.ts';
import { roleInFrench } from './words.ts';

export interface AccessToRecord {
  at: string;
  who: string;
  role: string;
  actInFrench: string;
  why: string | null;
}

const most = 200;

/** Who did what on one record, the newest first; refusals too. `routes` give acts their French name. */
export async function tracesOfPerson(tx: Tx, organisationId: string, personId: string, routes: readonly AnyServed[]): Promise<AccessToRecord[]> {
  const words = new Map(routes.map(({ act, contract }) => [act, contract.summary]));
  const rows = await tables(tx)
    .selectFrom('traces')
    .select(['at', 'who', 'role', 'act', 'refused', 'why'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ at, who, role, act, refused, why }) => ({
    at: at.toISOString(),
    who,
    role: Object.entries(roleInFrench).find(([code]) => code === role)?.[1] ?? role,
    actInFrench: refused === null ? (words.get(act) ?? act) : `Refusé : ${words.get(act) ?? act}`,
    why,
  }));
}
