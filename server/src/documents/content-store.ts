import { createHash } from 'node:crypto';
import type { Tx } from '../platform/index.ts';

/**
 * Where the bytes of documents live, by their own hash: the same content is kept once in an organisation.
 * An object store would be another pair of these two functions.
 */
export interface ContentStore {
  /** Keeps the bytes and answers their SHA-256 in hexadecimal. Keeping them twice is harmless. */
  keep(tx: Tx, organisationId: string, bytes: Uint8Array, at: Date): Promise<string>;
  /** The bytes, checked against their hash; undefined when they are not there or no longer the same. */
  fetch(tx: Tx, organisationId: string, sha256: string): Promise<Uint8Array | undefined>;
}

interface ContentTables {
  document_contents: { organisation_id: string; sha256: string; bytes: Buffer; kept_at: Date };
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const databaseStore: ContentStore = {
  async keep(tx, organisationId, bytes, at) {
    const sha256 = sha256Of(bytes);
    await tx
      .on<ContentTables>()
      .insertInto('document_contents')
      .values({ organisation_id: organisationId, sha256, bytes: Buffer.from(bytes), kept_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return sha256;
  },
  async fetch(tx, organisationId, sha256) {
    const row = await tx
      .on<ContentTables>()
      .selectFrom('document_contents')
      .select('bytes')
      .where('organisation_id', '=', organisationId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return row && sha256Of(row.bytes) === sha256 ? new Uint8Array(row.bytes) : undefined;
  },
};
