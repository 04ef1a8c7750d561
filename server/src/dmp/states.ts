import type { Act, Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';
import type { DmpState } from './dmp.ts';
import { tables, type Failure, type StateRow, type TraitDiffers } from './tables.ts';

/** What the DMP said of a person to one professional, and when. */
export interface KnownState {
  accountId: string;
  state: DmpState['state'] | null;
  authorisation: DmpState['authorisation'];
  divergence: TraitDiffers[];
  answeredAt: Date | null;
  failure: (Failure & { at: string }) | null;
  listedAt: Date | null;
  listedFrom: string | null;
  visitedAt: Date | null;
  visitedBefore: Date | null;
}

/** Mine, and the last answer anybody had: that a DMP exists is the same for all. */
export async function statesOf(
  tx: Tx,
  { organisationId, accountId }: Whose,
  personId: string,
): Promise<{ mine: KnownState | undefined; latest: KnownState | undefined }> {
  const rows = await tables(tx)
    .selectFrom('dmp_states')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
  const known = rows.map(stateOf);
  return {
    mine: known.find((one) => one.accountId === accountId),
    latest: known
      .filter(({ answeredAt }) => answeredAt !== null)
      .toSorted((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0))[0],
  };
}

/** When I last looked at each list I know. */
export async function lastVisitsOf(tx: Tx, { organisationId, accountId }: Whose): Promise<Date[]> {
  const rows = await tables(tx)
    .selectFrom('dmp_states')
    .select('visited_at')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('visited_at', 'is not', null)
    .execute();
  return rows.flatMap(({ visited_at }) => visited_at ?? []);
}

export interface Whose {
  organisationId: string;
  accountId: string;
}

/** Writes what changed of it; what is not named stays. */
export async function keepState(
  tx: Tx,
  { organisationId, accountId }: Whose,
  personId: string,
  change: Partial<Omit<KnownState, 'accountId'>>,
): Promise<void> {
  const set = rowOf(change);
  await tables(tx)
    .insertInto('dmp_states')
    .values({ ...nothing, organisation_id: organisationId, person_id: personId, account_id: accountId, ...set })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id', 'account_id']).doUpdateSet(set))
    .execute();
}

/** Marks the list as shown to this professional; false when it already was in the same visit, even at this very moment. */
export async function firstShowing(tx: Tx, { organisationId, accountId, at }: Act, personId: string): Promise<boolean> {
  const marked = await tables(tx)
    .updateTable('dmp_states')
    .set({ list_traced_at: at })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', accountId)
    .where((row) =>
      row.or([
        row('list_traced_at', 'is', null),
        row('list_traced_at', '<', new Date(at.getTime() - bounds.sameVisit)),
      ]),
    )
    .returning('account_id')
    .executeTakeFirst();
  return marked !== undefined;
}

const nothing = {
  state: null,
  authorisation: null,
  divergence: null,
  answered_at: null,
  failure: null,
  listed_at: null,
  listed_from: null,
  visited_at: null,
  visited_before: null,
  list_traced_at: null,
};

function rowOf(change: Partial<KnownState>): Partial<StateRow> {
  return {
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.authorisation === undefined ? {} : { authorisation: change.authorisation }),
    ...(change.divergence === undefined ? {} : { divergence: JSON.stringify(change.divergence) }),
    ...(change.answeredAt === undefined ? {} : { answered_at: change.answeredAt }),
    ...(change.failure === undefined ? {} : { failure: change.failure && JSON.stringify(change.failure) }),
    ...(change.listedAt === undefined ? {} : { listed_at: change.listedAt }),
    ...(change.listedFrom === undefined ? {} : { listed_from: change.listedFrom }),
    ...(change.visitedAt === undefined ? {} : { visited_at: change.visitedAt }),
    ...(change.visitedBefore === undefined ? {} : { visited_before: change.visitedBefore }),
  };
}

const stateOf = (row: StateRow): KnownState => ({
  accountId: row.account_id,
  state: row.state,
  authorisation: row.authorisation,
  divergence: (row.divergence as TraitDiffers[] | null) ?? [],
  answeredAt: row.answered_at,
  failure: row.failure as KnownState['failure'],
  listedAt: row.listed_at,
  listedFrom: row.listed_from,
  visitedAt: row.visited_at,
  visitedBefore: row.visited_before,
});
