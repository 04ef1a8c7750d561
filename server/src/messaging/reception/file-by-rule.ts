import { receive, tellProvenance } from '../../documents/index.ts';
import { RefusedByRule } from '../../platform/index.ts';
import { settingsOf } from '../settings.ts';
import type { ReceivedPiece, Reception, Step } from './reception.ts';

/** When the establishment says so, what bears the same qualified INS and the same traits is filed without a click. */
export const fileByRule: Step = async (reception) => {
  const { tx, act, pieces, aside } = reception;
  const { filesByItself } = await settingsOf(tx, act);
  if (!filesByItself || aside) return undefined;
  for (const piece of pieces) if (isSure(piece)) await file(reception, piece);
  if (pieces.some(({ state }) => state === 'filed')) tx.announce(`establishment:${act.establishmentId}`);
  return undefined;
};

const isSure = ({ state, code, judged }: ReceivedPiece): boolean =>
  state === 'to-decide' && code === 0 && judged?.matched.strict === true;

/** A rule of documents that says no leaves it to people. */
async function file({ tx, act, workshop }: Reception, piece: ReceivedPiece): Promise<void> {
  if (!piece.personId) return;
  try {
    const content = Buffer.from(piece.bytes).toString('base64');
    const { document } = await receive(tx, act, { id: piece.id, personId: piece.personId, content }, workshop);
    if (document.id === piece.id) await tellProvenance(tx, act, document.id, 'mssante');
    piece.state = 'filed';
    piece.documentId = document.id;
    await workshop.needs.doorkeeper.trace(tx, act, 'messaging.filePiece', {
      personId: piece.personId,
      why: 'Même INS qualifié et mêmes traits : classement automatique',
    });
  } catch (cause) {
    if (!(cause instanceof RefusedByRule)) throw cause;
    piece.code = 906;
    piece.reason = cause.message;
  }
}
