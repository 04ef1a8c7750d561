import type { Act, Tx } from '../platform/index.ts';
import { csv } from './csv.ts';
import { tables } from './store.ts';

const most = 10_000;

/** The latest attempts of the staff to sign in, as CSV (RFC 4180): time, who, how, result, from where (SC.SSI/IAM.90-91). */
export async function signInAttemptsCsv(tx: Tx, act: Pick<Act, 'organisationId'>): Promise<string> {
  const rows = await tables(tx)
    .selectFrom('sign_in_attempts as s')
    .innerJoin('members as m', 'm.account_id', 's.account_id')
    .select([
      's.at',
      's.account_id',
      'm.given_name',
      'm.family_name',
      's.identifier',
      's.method',
      's.result',
      's.from_where',
    ])
    .where('m.organisation_id', '=', act.organisationId)
    .orderBy('s.at', 'desc')
    .limit(most)
    .execute();
  const lines = rows.map((row) => [
    row.at.toISOString(),
    row.account_id ?? '',
    `${row.given_name} ${row.family_name}`,
    row.identifier ?? '',
    row.method,
    row.result,
    row.from_where,
  ]);
  return csv(['at', 'account', 'name', 'identifier', 'method', 'result', 'from'], lines);
}
