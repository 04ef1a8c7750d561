import { mssEndOfExchange } from '@liane/vocabulary';
import MailComposer from 'nodemailer/lib/mail-composer';
import { isArchive } from './check-outgoing.ts';
import { carried } from './returned.ts';
import type { Settings } from './config.ts';
import type { Attachment, Outgoing } from './messages.ts';

/** The message as it leaves: digest 4 for its headers, 5.2 for its tree. */
export function compose(message: Outgoing, settings: Settings): Promise<Buffer> {
  const { from, to, replyTo, subject, text, messageId, inReplyTo } = message;
  const composer = new MailComposer({
    from: { name: from.displayName, address: from.address },
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text,
    textEncoding: 'base64',
    messageId,
    date: settings.now(),
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: referencesOf(message) }),
    headers: headersOf(message, settings),
    attachments: archiveFirst(message.attachments).map((attachment) => {
      const { contentType, bytes, encoding } = carried(attachment);
      return {
        filename: attachment.fileName,
        contentType,
        contentDisposition: 'attachment' as const,
        content: bytes,
        contentTransferEncoding: encoding,
      };
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** ECO.2.4.1 to 2.4.3, 2.2.8, 3.1.6. */
function headersOf(message: Outgoing, { productNil }: Settings): Record<string, string> {
  const codes = message.cdaCodes ?? [];
  return {
    'X-MSS-NIL': productNil,
    ...(codes.length > 0 ? { 'X-MSS-CODECDA': [...new Set(codes)].join(',') } : {}),
    ...(message.insQualified === undefined ? {} : { 'X-MSS-INS': message.insQualified ? 'O' : 'N' }),
    ...(message.endOfExchange === true ? { [mssEndOfExchange.header]: mssEndOfExchange.value } : {}),
    ...(message.askReadNotice ? { 'Disposition-Notification-To': message.from.address } : {}),
  };
}

/** ECO.2.2.2: the message answered is always among the references, last. */
const referencesOf = ({ references = [], inReplyTo = '' }: Outgoing): string[] => [
  ...references.filter((reference) => reference !== inReplyTo),
  inReplyTo,
];

const archiveFirst = (attachments: readonly Attachment[]): Attachment[] => [
  ...attachments.filter(isArchive),
  ...attachments.filter((attachment) => !isArchive(attachment)),
];
