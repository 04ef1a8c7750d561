import { headed } from '../headed.ts';
import { addPiece } from '../messages.ts';
import { held } from '../tables.ts';
import type { Step } from './reception.ts';

/** Keeps each document of the archive, readable or not, with what was decided of it. */
export const keepPieces: Step = async ({ tx, act, message, pieces, workshop }) => {
  for (const piece of pieces) {
    const shown = headed(piece.read);
    await addPiece(tx, {
      organisation_id: message.organisation_id,
      id: piece.id,
      message_id: message.id,
      rank: piece.rank,
      sha256: await workshop.contents.keep(tx, message.organisation_id, piece.bytes, act.at),
      declared_matricule: piece.declared.matricule && held(piece.declared.matricule, 30),
      declared_oid: piece.declared.oid && held(piece.declared.oid, 60),
      declared_qualified: piece.declared.qualified,
      title: held(shown.title, 200),
      type_in_french: held(shown.type, 200),
      author: held(shown.author, 200),
      about: held(shown.about, 200),
      version: shown.version,
      state: piece.state,
      code: piece.code,
      reason: held(piece.reason, 500),
      person_id: piece.personId,
      document_id: piece.documentId,
      decided_at: piece.state === 'filed' ? act.at : null,
      decided_by: piece.state === 'filed' ? act.who : null,
    });
  }
  return undefined;
};
