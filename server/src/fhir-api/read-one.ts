import { gone, notFound } from './fhir-problem.ts';
import type { Asking, Found, ServedResource } from './served-resource.ts';

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-[a-z-]{2,20})?$/;

/** The row an id belongs to, or undefined when it cannot be one of ours. */
export const rowIdOf = (id: string): string | undefined => shape.exec(id)?.[1];

/** One resource by its id, withdrawn or not. Throws 404, or 410 when it was withdrawn and its type has no word for it. */
export async function readOne(asking: Asking, served: ServedResource, id: string): Promise<Found> {
  const rowId = rowIdOf(id);
  if (rowId === undefined) throw notFound();
  const rows = await served.rows(asking, {
    ids: [rowId],
    personIds: null,
    changedFrom: null,
    changedBefore: null,
    terms: [],
    order: { by: '_id', descending: false },
    from: null,
    limit: 1,
    withWithdrawn: true,
  });
  const found = (await served.found(asking, rows)).find(({ resource }) => resource.id === id);
  if (!found) throw notFound();
  if (found.gone) throw gone();
  return found;
}
