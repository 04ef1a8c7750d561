import { randomBytes } from 'node:crypto';
import type { FrCoreVersion } from '@liane/fhir';
import type { Act, Tx } from '../platform/index.ts';
import { presentClient } from './client.ts';
import type { FhirClient } from './contract.ts';
import { ClientAlreadyThere } from './refusals.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { tables } from './store.ts';

export interface NewClient {
  id: string;
  name: string;
  scopes: readonly string[];
  frCore: FrCoreVersion;
}

/** Opens the API to a partner; the secret is answered once and never kept. Throws ClientAlreadyThere. */
export async function addClient(tx: Tx, act: Act, fresh: NewClient): Promise<{ client: FhirClient; secret: string }> {
  const secret = newSecret();
  const row = await tables(tx)
    .insertInto('fhir_clients')
    .values({
      organisation_id: act.organisationId,
      id: fresh.id,
      name: fresh.name,
      scopes: [...new Set(fresh.scopes)],
      fr_core: fresh.frCore,
      secret_hash: await hashOfSecret(secret),
      cursor_key: randomBytes(32),
      added_at: act.at,
      added_by: act.who,
      last_token_at: null,
      closed_at: null,
      closed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ClientAlreadyThere();
  return { client: presentClient(row), secret };
}
