import { receive, tellProvenance } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { judgePiece } from './judge/judge-piece.ts';
import { topicOf } from './mailboxes.ts';
import { lockMessage, lockPiece, piecesOf, saveMessage, savePiece, type Piece } from './messages.ts';
import { oweProcessed } from './owe-notice.ts';
import { declaredOf, readPiece } from './present-piece.ts';
import { PieceAlreadyDecided, PieceCannotBeFiled } from './refusals.ts';
import { pieceStatesInFrench } from './words.ts';
import type { Workshop } from './workshop.ts';

/**
 * Files a received document in the record that somebody chose, or that bears its INS. The documents module refuses another matricule.
 * Throws UnknownPiece, PieceAlreadyDecided, PieceCannotBeFiled, AnotherPerson, FiledElsewhere.
 */
export async function filePiece(
  tx: Tx,
  act: Act,
  { pieceId, documentId, personId }: { pieceId: string; documentId: string; personId: string },
  workshop: Workshop,
): Promise<Piece> {
  const piece = await lockPiece(tx, act.organisationId, pieceId);
  if (piece.state !== 'to-decide') throw new PieceAlreadyDecided(pieceStatesInFrench[piece.state].toLowerCase());
  const read = await readPiece(tx, piece, workshop);
  if (!read) throw new PieceCannotBeFiled('Ce document ne peut plus être lu.');
  const { compared } = await judgePiece(tx, act, read, declaredOf(piece), workshop.contents);
  if (compared.code !== 0) throw new PieceCannotBeFiled(compared.said ?? 'Ce document ne peut pas être classé.');
  const bytes = await workshop.contents.fetch(tx, act.organisationId, piece.sha256);
  const content = Buffer.from(bytes ?? []).toString('base64');
  const { document } = await receive(tx, act, { id: documentId, personId, content }, workshop);
  // Held already, it came first by another way.
  if (document.id === documentId) await tellProvenance(tx, act, document.id, 'mssante');
  const filed: Partial<Piece> = {
    state: 'filed',
    person_id: document.personId,
    document_id: document.id,
    decided_at: act.at,
    decided_by: act.who,
  };
  await savePiece(tx, piece, filed);
  await settleMessage(tx, act, piece.message_id, personId);
  return { ...piece, ...filed };
}

/**
 * The message follows its documents: it is about their person, and its sender is told when all of them are filed. Locked, so that of two
 * documents filed at once, the last one knows that it is.
 */
async function settleMessage(tx: Tx, act: Act, messageId: string, personId: string): Promise<void> {
  const message = await lockMessage(tx, act.organisationId, messageId);
  const pieces = await piecesOf(tx, act.organisationId, [messageId]);
  if (message.person_id === null) await saveMessage(tx, message, { person_id: personId });
  if (pieces.every(({ state }) => state === 'filed' || state === 'already')) await oweProcessed(tx, act, message);
  tx.announce(topicOf(message.establishment_id), 'inbox');
}
