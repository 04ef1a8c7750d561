import type { FhirClient } from './contract.ts';
import type { ClientRow } from './store.ts';

/** A partner as administrators see it; its secret is known to nobody. */
export const presentClient = (row: ClientRow): FhirClient => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  frCore: row.fr_core,
  addedAt: row.added_at.toISOString(),
  addedBy: row.added_by,
  lastTokenAt: row.last_token_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null,
  closedBy: row.closed_by,
});
