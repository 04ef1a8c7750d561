import { judgePiece } from '../judge/judge-piece.ts';
import type { Step } from './reception.ts';

/** Whose each document is, and what its version means (digest 8.2 and 8.3). */
export const judge: Step = async ({ tx, act, pieces, workshop }) => {
  for (const piece of pieces) {
    if (!piece.read || piece.state === 'unreadable') continue;
    const judged = await judgePiece(tx, act, piece.read, piece.declared, workshop.contents);
    const [only] = judged.matched.proposed;
    piece.judged = judged;
    piece.code = judged.code;
    piece.reason = judged.reason;
    piece.personId = judged.matched.match === 'ins' ? (only?.person.id ?? null) : null;
    if (judged.compared.situation !== 'already') continue;
    piece.state = 'already';
    piece.documentId = judged.compared.held?.id ?? null;
    piece.personId = judged.compared.held?.personId ?? piece.personId;
  }
  return undefined;
};
