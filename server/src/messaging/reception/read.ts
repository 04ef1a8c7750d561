import type { ReadMessage } from '@liane/connector-mssante';
import { domainOf } from '../operator.ts';
import { addAttachments, saveMessage } from '../messages.ts';
import { subjectShown } from '../subject.ts';
import { held } from '../tables.ts';
import { setAside, type Step } from './reception.ts';

/** Attachments listed; a message with more says nothing better with them. */
const mostAttachments = 200;
const longestText = 200_000;

/** Reads the mail itself: who, what, its attachments. One that cannot be read is kept as it came. */
export const read: Step = async (reception) => {
  const { tx, message, operator } = reception;
  let mail: ReadMessage;
  try {
    mail = await operator.read(reception.bytes);
  } catch {
    setAside(reception, 906, 'Ce message n’est pas un courriel lisible ; il est gardé tel qu’il est arrivé.');
    return 'stop';
  }
  reception.read = mail;
  await saveMessage(tx, message, {
    kind: mail.kind,
    from_address: held(mail.from?.address ?? '', 254).toLowerCase(),
    from_name: held(mail.from?.name ?? '', 200),
    citizen: mail.from !== null && domainOf(mail.from.address) === operator.citizenDomain,
    recipients: mail.to.slice(0, 100).map((one) => held(one, 254).toLowerCase()),
    subject: held(subjectShown(mail.subject), 500),
    body: held(mail.text, longestText),
    message_id: mail.messageId === null ? null : held(mail.messageId, 998),
    refs: mail.references.slice(-50).map((one) => held(one, 998)),
    read_notice_to: mail.readNoticeTo === null ? null : held(mail.readNoticeTo, 254),
    is_end: mail.endOfExchange,
  });
  await addAttachments(
    tx,
    message,
    mail.attachments.slice(0, mostAttachments).map(({ fileName, contentType, bytes }, rank) => ({
      rank,
      file_name: held(fileName, 200) || `piece-${rank + 1}`,
      content_type: held(contentType, 100),
      size: bytes.length,
    })),
  );
  return undefined;
};
