import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import { ofTheInstallation } from './contract.ts';
import { inDoubt } from './hear-identity.ts';
import { tables } from './tables.ts';

/** Sendings of the establishment that need somebody: refused, or held by what a person alone can settle. */
export async function sendingsToSettle(tx: Tx, act: Act): Promise<number> {
  const row = await tables(tx)
    .selectFrom('sendings')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('organisation_id', '=', act.organisationId)
    .where('establishment_id', '=', act.establishmentId)
    .where((is) =>
      is.or([
        is('state', '=', 'refused'),
        is('because', '=', inDoubt),
        is.and([is('state', '=', 'held'), is('because', 'in', needSomebody)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

const needSomebody = [
  ...ofTheInstallation,
  'dmp-divergence',
  'no-address',
  'several-addresses',
  'no-hospital-address',
  'no-mailbox',
  'written-before-ins',
  'ins-withdrawn',
];
