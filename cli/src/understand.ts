import { createHash } from 'node:crypto';
import { CdaRefused, readCda } from '@liane/cda';
import type { ReadDocument } from '@liane/cda';
import { XmlRefused } from '@liane/xml';

/** Why a file is not read as a CDA: a stable code and a French sentence. */
export interface Unread {
  code: string;
  message: string;
}

/** What is understood of bytes, or why they were turned away. */
export function understand(bytes: Uint8Array): { document: ReadDocument } | { refused: Unread } {
  try {
    return { document: readCda(bytes) };
  } catch (error) {
    if (error instanceof CdaRefused || error instanceof XmlRefused) {
      return { refused: { code: error.code, message: error.message } };
    }
    throw error;
  }
}

/** JSON of what was read; the files carried inside are told by their size and their SHA-256. */
export const asJson = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, held: unknown) =>
      held instanceof Uint8Array
        ? { bytes: held.length, sha256: createHash('sha256').update(held).digest('hex') }
        : held,
    2,
  );
