import type { ReadDocument } from '@liane/cda';
import { FileNotReadable, linesLeft, readReceived } from '../documents/index.ts';
import { displayName } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import type { Piece as PieceReply } from './contract.ts';
import { judgePiece } from './judge/judge-piece.ts';
import type { Piece } from './messages.ts';
import { pieceStatesInFrench } from './words.ts';
import type { Workshop } from './workshop.ts';

/** A document of a message; one that waits is judged by the records as they are now, not as they were at night. */
export async function presentPiece(tx: Tx, act: Act, piece: Piece, workshop: Workshop): Promise<PieceReply> {
  const read = piece.state === 'to-decide' ? await readPiece(tx, piece, workshop) : null;
  const judged = read && (await judgePiece(tx, act, read, declaredOf(piece), workshop.contents));
  const document = piece.document_id && piece.person_id ? { id: piece.document_id, personId: piece.person_id } : null;
  return {
    id: piece.id,
    title: piece.title,
    typeInFrench: piece.type_in_french,
    author: piece.author,
    version: piece.version,
    state: piece.state,
    stateInFrench: pieceStatesInFrench[piece.state],
    about: piece.about,
    match: judged?.matched.match ?? (piece.state === 'filed' && piece.code === 0 ? 'ins' : 'none'),
    why: judged?.reason ?? piece.reason,
    certain: judged?.matched.match === 'ins' && judged.code === 0,
    proposed: (judged?.matched.proposed ?? []).map(({ person, comparison }) => ({
      id: person.id,
      displayName: displayName(person),
      comparison,
    })),
    versionInFrench: judged?.compared.said ?? null,
    document,
    linesLeft: document ? await linesLeft(tx, act, document.id, workshop) : 0,
    decidedBy: piece.decided_by,
    decidedAt: piece.decided_at?.toISOString() ?? null,
  };
}

export const declaredOf = (piece: Piece) => ({
  matricule: piece.declared_matricule,
  oid: piece.declared_oid,
  qualified: piece.declared_qualified,
});

/** The CDA of a piece; null when it cannot be read. */
export async function readPiece(tx: Tx, piece: Piece, { contents }: Workshop): Promise<ReadDocument | null> {
  const bytes = await contents.fetch(tx, piece.organisation_id, piece.sha256);
  if (!bytes) return null;
  try {
    return readReceived(bytes);
  } catch (cause) {
    if (cause instanceof FileNotReadable) return null;
    throw cause;
  }
}
