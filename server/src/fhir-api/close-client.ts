import type { Act, Tx } from '../platform/index.ts';
import { presentClient } from './client.ts';
import type { FhirClient } from './contract.ts';
import { ClientAlreadyClosed, UnknownClient } from './refusals.ts';
import { tables } from './store.ts';

/** Closes a partner and takes back its tokens at once. Throws UnknownClient, ClientAlreadyClosed. */
export async function closeClient(tx: Tx, act: Act, id: string): Promise<FhirClient> {
  const row = await tables(tx)
    .updateTable('fhir_clients')
    .set({ closed_at: act.at, closed_by: act.who })
    .where('organisation_id', '=', act.organisationId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw (await isKnown(tx, act, id)) ? new ClientAlreadyClosed() : new UnknownClient();
  await tables(tx)
    .deleteFrom('fhir_tokens')
    .where('organisation_id', '=', act.organisationId)
    .where('client_id', '=', id)
    .execute();
  return presentClient(row);
}

async function isKnown(tx: Tx, act: Act, id: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('fhir_clients')
    .select('id')
    .where('organisation_id', '=', act.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
