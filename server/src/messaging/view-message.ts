import { personById } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { cancelledBy } from './cancelled.ts';
import type { MessageView } from './contract.ts';
import { rowOf } from './list-messages.ts';
import { answerTo, attachmentsOf, piecesOf, readingsOf, type Answer, type Message } from './messages.ts';
import { nameAddresses } from './name-addresses.ts';
import { presentPiece } from './present-piece.ts';
import { readableMessage } from './reach.ts';
import { labelOf } from './reception-codes.ts';
import { UnknownMessage } from './refusals.ts';
import { nameShown } from './words.ts';
import type { Workshop } from './workshop.ts';

/** A message as it is read: its words, its attachments, and what each of its documents may become. */
export async function viewMessage(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<MessageView> {
  const { message, mailbox } = await readableMessage(tx, act, id);
  const row = await rowOf(tx, act, id);
  if (!row) throw new UnknownMessage();
  const pieces = await piecesOf(tx, act.organisationId, [id]);
  const attachments = await attachmentsOf(tx, act.organisationId, id);
  const readings = await readingsOf(tx, act.organisationId, id);
  const to = { addresses: message.recipients, personId: message.person_id };
  const presented: MessageView['pieces'] = [];
  for (const piece of pieces) presented.push(await presentPiece(tx, act, piece, workshop));
  return {
    message: { ...row, from: await senderName(tx, act, message) },
    to: (await nameAddresses(tx, act.organisationId, [to]))(to),
    text: message.body,
    messageId: message.message_id,
    attachments: attachments.map(({ rank, file_name: fileName, content_type: contentType, size }) => ({
      rank,
      fileName,
      contentType,
      size,
      isPdf: isPdf({ fileName, contentType }),
    })),
    pieces: presented,
    cancels: await cancelledBy(tx, act, message, workshop),
    aside: message.state === 'aside' ? { code: message.aside_code ?? 906, reason: message.aside_reason ?? '' } : null,
    notice: noticeOf(message, await answerTo(tx, act.organisationId, id)),
    readBy: readings.filter(({ who }) => who !== '').map(({ who, at }) => ({ who, at: at.toISOString() })),
    isEnd: message.is_end,
    mayReply: message.from_address !== '' && mailbox.closed_at === null && !message.is_end,
  };
}

export const isPdf = ({ fileName, contentType }: { fileName: string; contentType: string }): boolean =>
  /^application\/pdf\b/i.test(contentType) || /\.pdf$/i.test(fileName);

/** A citizen is named as their record does, with the INS their address carries (ECO.3.1.2). */
async function senderName(tx: Tx, act: Act, message: Message): Promise<string> {
  const shown = nameShown(message.from_name) || message.from_address || 'Expéditeur illisible';
  if (!message.citizen) return shown;
  const matricule = message.from_address.split('@')[0]?.toUpperCase() ?? '';
  const person = message.person_id ? await personById(tx, act.organisationId, message.person_id) : null;
  return person && person.ins?.matricule === matricule
    ? `${person.traits.birthFamilyName} ${person.traits.firstBirthGivenName} (INS ${matricule})`
    : `${shown} (INS ${matricule})`;
}

function noticeOf(message: Message, answer: Answer | undefined): MessageView['notice'] {
  if (answer) {
    const what =
      answer.outcome === 'error'
        ? `Signalé à l’expéditeur : ${answer.code}, ${labelOf(answer.code)}`
        : answer.outcome === 'processed'
          ? 'Accusé d’intégration'
          : 'Accusé de lecture';
    return { state: answer.state, what, at: answer.state === 'sent' ? answer.at.toISOString() : null };
  }
  return message.read_notice_to && message.kind === 'letter'
    ? { state: 'asked', what: 'L’expéditeur demande un accusé de lecture', at: null }
    : null;
}
