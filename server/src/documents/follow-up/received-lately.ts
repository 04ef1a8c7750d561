import type { Act, Tx } from '../../platform/index.ts';
import type { AnyModel, Document } from '../document.ts';

interface ReceivedTables {
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

/** At most so many: they are read one by one. */
const mostLately = 12;

/** Standing documents of those models filed in the establishment worked in since then, the latest first. */
export async function receivedLately(
  tx: Tx,
  act: Act,
  models: readonly AnyModel[],
  since: Date,
): Promise<{ id: string; personId: string; title: string }[]> {
  const rows = await tx
    .on<ReceivedTables>()
    .selectFrom('documents as d')
    .leftJoin('document_replacements as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.replaced_id', '=', 'd.id'),
    )
    .leftJoin('document_deletions as x', (join) =>
      join.onRef('x.organisation_id', '=', 'd.organisation_id').onRef('x.document_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.person_id', 'd.title'])
    .where('d.organisation_id', '=', act.organisationId)
    .where('d.establishment_id', '=', act.establishmentId)
    .where('d.origin', '=', 'received')
    .where('d.model', 'in', models)
    .where('d.begun_at', '>=', since)
    .where('r.replaced_id', 'is', null)
    .where('x.document_id', 'is', null)
    .orderBy('d.begun_at', 'desc')
    .limit(mostLately)
    .execute();
  return rows.map((row) => ({ id: row.id, personId: row.person_id, title: row.title }));
}
