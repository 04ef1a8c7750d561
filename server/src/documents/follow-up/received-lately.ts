import type { Act, Tx } from '../../platform/index.ts';
import type { AnyModel, Document } from '../document.ts';
import type { OpenLinesTable } from './open-lines.ts';

interface ReceivedTables extends OpenLinesTable {
  documents: {
    organisation_id: string;
    id: string;
    person_id: string;
    establishment_id: string;
    origin: Document['origin'];
    model: AnyModel;
    title: string;
    begun_at: Date;
  };
  document_replacements: { organisation_id: string; replaced_id: string };
  document_deletions: { organisation_id: string; document_id: string };
}

/**
 * Standing documents of those models filed in the establishment worked in since then, the latest first; without those whose lines were
 * counted and are all decided. `counted`: how many are open, null when nobody has counted them yet.
 */
export async function receivedLately(
  tx: Tx,
  act: Act,
  models: readonly AnyModel[],
  since: Date,
): Promise<{ id: string; personId: string; title: string; counted: number | null }[]> {
  const rows = await tx
    .on<ReceivedTables>()
    .selectFrom('documents as d')
    .leftJoin('document_replacements as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.replaced_id', '=', 'd.id'),
    )
    .leftJoin('document_deletions as x', (join) =>
      join.onRef('x.organisation_id', '=', 'd.organisation_id').onRef('x.document_id', '=', 'd.id'),
    )
    .leftJoin('document_open_lines as l', (join) =>
      join.onRef('l.organisation_id', '=', 'd.organisation_id').onRef('l.document_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.person_id', 'd.title', 'l.lines'])
    .where('d.organisation_id', '=', act.organisationId)
    .where('d.establishment_id', '=', act.establishmentId)
    .where('d.origin', '=', 'received')
    .where('d.model', 'in', models)
    .where('d.begun_at', '>=', since)
    .where('r.replaced_id', 'is', null)
    .where('x.document_id', 'is', null)
    .where((is) => is.or([is('l.lines', 'is', null), is('l.lines', '>', 0)]))
    .orderBy('d.begun_at', 'desc')
    .execute();
  return rows.map((row) => ({ id: row.id, personId: row.person_id, title: row.title, counted: row.lines }));
}
