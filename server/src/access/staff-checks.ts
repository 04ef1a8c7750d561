import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { StaffMember } from './contract.ts';
import type { Added, Comparison } from './compare-with-register.ts';

/** What the register said last of someone of the staff, and what the last try met. */
interface StaffCheckRow {
  organisation_id: string;
  account_id: string;
  rpps: string;
  tried_at: Date;
  /** Null: the register never answered. */
  answered_at: Date | null;
  state: Comparison['state'] | null;
  remarks: string | string[];
  failure: string | null;
}

interface StaffCheckTables {
  staff_checks: StaffCheckRow;
}

const tables = (tx: Tx) => tx.on<StaffCheckTables>();

export interface DueCheck extends Added {
  accountId: string;
  rpps: string;
}

const hour = 3_600_000;
const most = 50;

/** Open accounts with an RPPS number not looked at for a day, or whose last try failed a quarter of an hour ago. `only`: that one, now. */
export async function dueChecks(tx: Tx, organisationId: string, now: Date, only?: string): Promise<DueCheck[]> {
  const dayAgo = new Date(now.getTime() - 24 * hour);
  const quarterAgo = new Date(now.getTime() - hour / 4);
  const { rows } = await sql<DueCheck>`
    select m.account_id as "accountId", a.rpps, m.family_name as "familyName", m.given_name as "givenName",
           coalesce((select array_agg(p.profession_code) from practices p
                     where p.organisation_id = m.organisation_id and p.account_id = m.account_id and p.ended_at is null), '{}') as "professionCodes"
    from members m
    join accounts a on a.id = m.account_id
    left join staff_checks c on c.organisation_id = m.organisation_id and c.account_id = m.account_id and c.rpps = a.rpps
    where m.organisation_id = ${organisationId} and m.closed_at is null and a.rpps is not null
      and case when ${only ?? null}::uuid is not null then m.account_id = ${only ?? null}::uuid
               else c.tried_at is null or c.tried_at < ${dayAgo} or (c.failure is not null and c.tried_at < ${quarterAgo}) end
    order by c.tried_at nulls first, m.account_id
    limit ${most}
  `.execute(tx.on());
  return rows;
}

/** Within this, the same answer again is not news. */
const stillFresh = hour / 4;

/** A failure keeps what the register said before; the same answer just after changes nothing. */
export async function keepCheck(
  tx: Tx,
  { organisationId, accountId, rpps, at }: { organisationId: string; accountId: string; rpps: string; at: Date },
  outcome: Comparison | { failure: string },
): Promise<void> {
  const tried = { rpps, tried_at: at, failure: 'failure' in outcome ? outcome.failure : null };
  const said =
    'failure' in outcome ? {} : { answered_at: at, state: outcome.state, remarks: JSON.stringify(outcome.remarks) };
  const kept = await tables(tx)
    .insertInto('staff_checks')
    .values({
      organisation_id: organisationId,
      account_id: accountId,
      answered_at: null,
      state: null,
      remarks: '[]',
      ...tried,
      ...said,
    })
    .onConflict((same) =>
      same
        .columns(['organisation_id', 'account_id'])
        .doUpdateSet({ ...tried, ...said })
        .where((eb) =>
          eb.or([
            eb('staff_checks.tried_at', '<', new Date(at.getTime() - stillFresh)),
            eb('staff_checks.rpps', 'is distinct from', rpps),
            eb('staff_checks.failure', 'is distinct from', tried.failure),
            ...('failure' in outcome
              ? []
              : [
                  eb('staff_checks.state', 'is distinct from', outcome.state),
                  eb(
                    'staff_checks.remarks',
                    'is distinct from',
                    sql<string>`${JSON.stringify(outcome.remarks)}::jsonb`,
                  ),
                ]),
          ]),
        ),
    )
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 1n) tx.announce('staff');
}

/** By account, for the screen of the staff. */
export async function checksOf(tx: Tx, organisationId: string): Promise<Map<string, StaffMember['register']>> {
  const rows = await tables(tx)
    .selectFrom('staff_checks')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .execute();
  return new Map(
    rows.map(({ account_id, rpps, answered_at, state, remarks, failure }) => [
      account_id,
      {
        rpps,
        at: answered_at?.toISOString() ?? null,
        state: state ?? 'failed',
        remarks: state === null && failure !== null ? [failure] : [remarks].flat(),
      },
    ]),
  );
}
