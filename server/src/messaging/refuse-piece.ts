import type { Act, Tx } from '../platform/index.ts';
import { topicOf } from './mailboxes.ts';
import { lockPiece, messageById, savePiece, type Piece } from './messages.ts';
import { PieceAlreadyDecided } from './refusals.ts';
import { pieceStatesInFrench } from './words.ts';

/** Leaves a received document out of every record, saying why; it stays readable in its message. Throws UnknownPiece, PieceAlreadyDecided. */
export async function refusePiece(
  tx: Tx,
  act: Act,
  { pieceId, why }: { pieceId: string; why: string },
): Promise<Piece> {
  const piece = await lockPiece(tx, act.organisationId, pieceId);
  if (piece.state !== 'to-decide') throw new PieceAlreadyDecided(pieceStatesInFrench[piece.state].toLowerCase());
  const refused: Partial<Piece> = { state: 'refused', reason: why, decided_at: act.at, decided_by: act.who };
  await savePiece(tx, piece, refused);
  const message = await messageById(tx, act.organisationId, piece.message_id);
  tx.announce(topicOf(message.establishment_id), 'inbox');
  return { ...piece, ...refused };
}
