import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { invalid } from './fhir-problem.ts';

/** A place between two resources of an order. */
export const Position = z.object({
  /** Instant of the order, ISO; null when the order is the id's. */
  key: z.string().nullable(),
  id: z.string(),
  /** Which of the resources of one row. */
  part: z.string(),
});
export type Position = z.infer<typeof Position>;

const Cursor = z.object({
  type: z.string(),
  /** The question as it was first asked. */
  terms: z.array(z.tuple([z.string(), z.string()])),
  after: Position,
});
export type Cursor = z.infer<typeof Cursor>;

/** Sealed (AES-256-GCM) with the key of one client: the next page carries no health data in its address, and is nobody else's. */
export function sealCursor(key: Buffer, cursor: Cursor): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(cursor), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Throws a 400 when the cursor is not one of this client's for this type. */
export function openCursor(key: Buffer, text: string, type: string): Cursor {
  try {
    const sealed = Buffer.from(text, 'base64url');
    const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    opener.setAuthTag(sealed.subarray(12, 28));
    const cursor = Cursor.parse(
      JSON.parse(Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]).toString('utf8')),
    );
    if (cursor.type === type) return cursor;
  } catch {
    // Forged, cut, of another client: told alike.
  }
  throw invalid('Ce lien de page n’est pas valable : refaites la recherche.');
}
