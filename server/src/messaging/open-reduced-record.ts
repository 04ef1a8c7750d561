import { considerReceivedIdentity } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { filePiece } from './file-piece.ts';
import { strictTraitsOf } from './judge/match-person.ts';
import { lockPiece, type Piece } from './messages.ts';
import { readPiece } from './present-piece.ts';
import { PieceCannotBeFiled, SomebodyIsKnown, TraitsMissing } from './refusals.ts';
import type { Workshop } from './workshop.ts';

/**
 * Nobody here is the person of a document: opens a record with the traits it says, provisoire and without the INS received
 * (INS/va1.05, INS/va1.57), and files it there. Throws TraitsMissing, SomebodyIsKnown, and what filing throws.
 */
export async function openReducedRecord(
  tx: Tx,
  act: Act,
  { pieceId, personId, documentId }: { pieceId: string; personId: string; documentId: string },
  workshop: Workshop,
): Promise<Piece> {
  const piece = await lockPiece(tx, act.organisationId, pieceId);
  const read = await readPiece(tx, piece, workshop);
  if (!read) throw new PieceCannotBeFiled('Ce document ne peut plus être lu.');
  const traits = strictTraitsOf(read.header.patient);
  if (!traits) throw new TraitsMissing();
  const considered = await considerReceivedIdentity(tx, act, { id: personId, traits, ins: null });
  if (considered.kind !== 'created') throw new SomebodyIsKnown();
  return filePiece(tx, act, { pieceId, documentId, personId: considered.person.id }, workshop);
}
