import { sql } from 'kysely';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { ofTheInstallation, type exchanges } from './contract.ts';
import { tables, type Service } from './tables.ts';
import { serviceInFrench } from './words.ts';

/** What keeps sendings of the whole organisation until the installation is mended: by which service, why, and how many; never which. */
export async function toMend(
  tx: Tx,
  { organisationId }: Pick<Act, 'organisationId'>,
): Promise<ReplyOf<typeof exchanges.toMend>> {
  const rows = await tables(tx)
    .selectFrom('sendings')
    .select([
      sql<Service>`case when channel = 'dmp' then 'dmp' else 'mssante' end`.as('service'),
      sql<string | null>`max(said)`.as('said'),
      sql<Date>`min(planned_at)`.as('since'),
      sql<number>`count(*)::int`.as('held'),
    ])
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'held')
    .where('because', 'in', ofTheInstallation)
    .groupBy([sql`1`, 'because'])
    .orderBy('since')
    .execute();
  return rows.map(({ service, said, since, held }) => ({
    inFrench: serviceInFrench[service],
    said: said ?? '',
    since: since.toISOString(),
    held,
  }));
}
