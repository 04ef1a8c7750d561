import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';

interface FaultTables {
  document_reissue_faults: { organisation_id: string; document_id: string; faults: number; at: Date };
}

/** Counts one more fault of ours in reissuing a document; answers how many there were. */
export async function countFault(tx: Tx, organisationId: string, documentId: string, at: Date): Promise<number> {
  const { faults } = await tx
    .on<FaultTables>()
    .insertInto('document_reissue_faults')
    .values({ organisation_id: organisationId, document_id: documentId, faults: 1, at })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'document_id'])
        .doUpdateSet({ faults: sql<number>`document_reissue_faults.faults + 1`, at }),
    )
    .returning('faults')
    .executeTakeFirstOrThrow();
  return faults;
}
