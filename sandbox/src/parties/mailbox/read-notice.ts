import { randomUUID } from 'node:crypto';
import { encodeWords } from '../../mssante/mime/words.ts';
import { mailDate } from '../../mssante/smtp/notice.ts';
import type { Letter } from './letter.ts';

/** The notice that somebody read a message (RFC 8098, MSSanté digest §9.1). */
export function writeReadNotice(letter: Letter, reader: { address: string; label: string }, at: Date): Buffer {
  const boundary = `lu-${randomUUID()}`;
  const words = `Votre message « ${letter.rawSubject} » a été lu par ${reader.label}.`;
  return Buffer.from(
    [
      `From: ${encodeWords(reader.label)} <${reader.address}>`,
      `To: <${letter.readNoticeTo ?? ''}>`,
      `Subject: ${encodeWords(letter.rawSubject)}`,
      `Date: ${mailDate(at)}`,
      `Message-ID: <${randomUUID()}@parties.sandbox>`,
      ...(letter.messageId ? [`In-Reply-To: ${letter.messageId}`, `References: ${letter.messageId}`] : []),
      'X-MSS-NIL: SANDBOX-PARTIES-0000',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=disposition-notification; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(words).toString('base64'),
      `--${boundary}`,
      'Content-Type: message/disposition-notification',
      '',
      `Original-Recipient: rfc822;${reader.address}`,
      `Final-Recipient: rfc822;${reader.address}`,
      ...(letter.messageId ? [`Original-Message-ID: ${letter.messageId}`] : []),
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}
