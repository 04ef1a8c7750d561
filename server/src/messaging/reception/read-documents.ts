import { FileNotReadable, readReceived } from '../../documents/index.ts';
import type { Step } from './reception.ts';

/** Reads each CDA; one that is no CDA, or not safe to read, is kept with its reason and stops no other. */
export const readDocuments: Step = async ({ pieces }) => {
  for (const piece of pieces) {
    if (piece.state === 'unreadable') continue;
    try {
      piece.read = readReceived(piece.bytes);
    } catch (cause) {
      if (!(cause instanceof FileNotReadable)) throw cause;
      Object.assign(piece, { state: 'unreadable', code: 906, reason: cause.message });
    }
  }
  return undefined;
};
