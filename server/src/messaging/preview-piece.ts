import { headerLines, sectionOf } from '../documents/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { messaging } from './contract.ts';
import { lockPiece, messageById } from './messages.ts';
import { readPiece } from './present-piece.ts';
import { PieceCannotBeFiled } from './refusals.ts';
import type { Workshop } from './workshop.ts';

/** A received document as a screen reads it, filed or not. A document that is a PDF says it in its header alone. Throws UnknownPiece. */
export async function previewPiece(
  tx: Tx,
  act: Act,
  pieceId: string,
  workshop: Workshop,
): Promise<ReplyOf<typeof messaging.piece>> {
  const piece = await lockPiece(tx, act.organisationId, pieceId);
  const read = await readPiece(tx, piece, workshop);
  if (!read) throw new PieceCannotBeFiled(piece.reason || 'Ce document ne peut pas être lu.');
  const { person_id: aboutMessage } = await messageById(tx, act.organisationId, piece.message_id);
  return {
    personId: piece.person_id ?? aboutMessage,
    header: headerLines(read.header),
    sections: read.body.level === 'N3' ? read.body.sections.map(sectionOf) : [],
  };
}
