import { documentsOf, stateOf, type Document } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { tables, type IntegrationRow } from './tables.ts';

/** Identifiers compare without case: an OID or a UUID is written both ways. */
export const sameId = (uniqueId: string): string => uniqueId.toUpperCase();

/** Documents of our record by their identifier, whichever way they came: the same one is never filed twice (digest 3.7). */
export async function heldByUniqueId(tx: Tx, organisationId: string, personId: string): Promise<Map<string, Document>> {
  const held = (await documentsOf(tx, organisationId, personId)).filter(
    (document) => !document.deleted && stateOf(document) !== 'draft',
  );
  return new Map(held.map((document) => [sameId(document.cdaId), document]));
}

export async function integrationsOf(tx: Tx, organisationId: string, personId: string): Promise<IntegrationRow[]> {
  return tables(tx)
    .selectFrom('dmp_integrations')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

export async function addIntegration(
  tx: Tx,
  act: Act,
  integration: Pick<IntegrationRow, 'document_id' | 'person_id' | 'unique_id' | 'entry_uuid' | 'logical_id'>,
): Promise<void> {
  await tables(tx)
    .insertInto('dmp_integrations')
    .values({
      ...integration,
      organisation_id: act.organisationId,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
      source: 'same',
      newer_unique_id: null,
      told_at: null,
      decision: null,
      decided_at: null,
      decided_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The source of a document changed: to be settled by somebody, again even if an earlier change was. */
export async function tellSource(
  tx: Tx,
  organisationId: string,
  documentId: string,
  source: IntegrationRow['source'],
  newerUniqueId: string | null,
  at: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('dmp_integrations')
    .set({
      source,
      newer_unique_id: newerUniqueId,
      told_at: at,
      decision: null,
      decided_at: null,
      decided_by: null,
    })
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .where((changed) =>
      changed.or([changed('source', '!=', source), changed('newer_unique_id', 'is distinct from', newerUniqueId)]),
    )
    .execute();
}

export async function decideSource(
  tx: Tx,
  act: Act,
  documentId: string,
  decision: NonNullable<IntegrationRow['decision']>,
): Promise<void> {
  await tables(tx)
    .updateTable('dmp_integrations')
    .set({ decision, decided_at: act.at, decided_by: act.who })
    .where('organisation_id', '=', act.organisationId)
    .where('document_id', '=', documentId)
    .execute();
}
