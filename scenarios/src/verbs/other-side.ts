import { z } from 'zod';
import type { Stage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';

const Archives = z.object({
  documents: z.array(
    z.object({
      uniqueId: z.string(),
      title: z.string(),
      type: z.string(),
      status: z.string().nullable(),
      sha256: z.string(),
      confidentiality: z.array(z.string()),
      superseded: z.boolean(),
    }),
  ),
  traces: z.array(
    z.object({ name: z.string(), transaction: z.string(), did: z.string(), document: z.string().nullable() }),
  ),
});
export type Archives = z.infer<typeof Archives>;

/** All that the DMP of the town keeps of somebody. */
export async function archivesOf({ world }: Pick<Stage, 'world'>, matricule: string): Promise<Archives> {
  const answer = await fetch(`${world.sandboxUrl}/sandbox/dmp/records/${matricule}`);
  return Archives.parse(await answer.json());
}

// Each lot brings its own signature beside its documents (national digest 3.6).
const signatureOfLot = 'E1762';

/** Documents standing in the DMP. */
export async function standing(stage: Pick<Stage, 'world'>, matricule: string): Promise<Archives['documents']> {
  const { documents } = await archivesOf(stage, matricule);
  return documents.filter(
    ({ status, superseded, type }) => status === 'Approved' && !superseded && type !== signatureOfLot,
  );
}

/** Waits until nothing of that person waits to leave. */
export const exchangesOf = ({ books }: Pick<Stage, 'books'>, personId: string): Promise<void> =>
  until(
    async () =>
      (await books.rows(`select 1 from sendings where person_id = $1 and state = 'waiting'`, [personId])).length === 0,
    'everything has left',
    90,
  );
