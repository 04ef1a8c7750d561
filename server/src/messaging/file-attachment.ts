import { receivePdf, tellProvenance } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { topicOf } from './mailboxes.ts';
import { saveMessage, type Message } from './messages.ts';
import { AttachmentNotFileable, UnknownMessage } from './refusals.ts';
import { isPdf } from './view-message.ts';
import { nameShown } from './words.ts';
import type { Workshop } from './workshop.ts';

export interface AttachmentBytes {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

/** One attachment, read again from the message as it came. Throws UnknownMessage. */
export async function attachmentOf(
  tx: Tx,
  message: Message,
  rank: number,
  { contents, operator }: Workshop,
): Promise<AttachmentBytes> {
  const bytes = await contents.fetch(tx, message.organisation_id, message.sha256);
  const attachment = bytes && operator && (await operator.read(Buffer.from(bytes))).attachments[rank];
  if (!attachment) throw new UnknownMessage();
  return attachment;
}

/** Files a PDF that came beside a message, under the name somebody gives it. Throws AttachmentNotFileable, FileNotReadable. */
export async function fileAttachment(
  tx: Tx,
  act: Act,
  message: Message,
  { rank, id, personId, title }: { rank: number; id: string; personId: string; title: string },
  workshop: Workshop,
): Promise<void> {
  const attachment = await attachmentOf(tx, message, rank, workshop);
  if (!isPdf(attachment)) throw new AttachmentNotFileable();
  const author = nameShown(message.from_name) || message.from_address;
  const document = await receivePdf(
    tx,
    act,
    { id, personId, title, author, actAt: message.received_at, bytes: new Uint8Array(attachment.bytes) },
    workshop,
  );
  if (document.id === id) await tellProvenance(tx, act, id, 'mssante');
  if (message.person_id === null) await saveMessage(tx, message, { person_id: personId });
  tx.announce(topicOf(message.establishment_id));
}
