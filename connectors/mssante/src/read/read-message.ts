import { mssEndOfExchange } from '@liane/vocabulary';
import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail, SimpleParserOptions } from 'mailparser';
import { announcesArchive } from '../check-outgoing.ts';
import { MessageUnreadable } from '../errors.ts';
import type { Attachment, ReadMessage } from '../messages.ts';
import { noticeOf } from './notice.ts';
import { textOfHtml } from './text-of-html.ts';

/** More than the space carries; nothing above is parsed. */
const mostBytes = 100_000_000;

/** Nothing is converted, linked, inlined nor loaded; mailparser bounds headers and nesting by itself. */
const options: SimpleParserOptions & { keepDeliveryStatus: boolean } = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
};

/**
 * What a message says: a letter, a DSN (RFC 3464) or an MDN (RFC 8098). A message cut short gives what it still holds.
 * @throws MessageUnreadable
 */
export async function readMessage(bytes: Buffer): Promise<ReadMessage> {
  const mail = await parsed(bytes);
  const notice = await noticeOf(mail, parsed);
  const subject = onOneLine(mail.subject ?? '');
  return {
    kind: notice?.kind ?? 'letter',
    from: senderOf(mail),
    to: addressesOf(mail.to),
    subject,
    date: mail.date ?? null,
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    text: wordsOf(mail),
    announcesXdm: announcesArchive(subject),
    cdaCodes: headerOf(mail, 'x-mss-codecda')
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
    insQualified: qualifiedOf(headerOf(mail, 'x-mss-ins')),
    endOfExchange:
      headerOf(mail, mssEndOfExchange.header.toLowerCase()) === mssEndOfExchange.value ||
      subject.includes(mssEndOfExchange.subjectFlag),
    readNoticeTo: addressIn(headerOf(mail, 'disposition-notification-to')),
    attachments: mail.attachments.filter((each) => !notice?.parts.includes(each)).map(attachmentOf),
    about: notice?.about ?? null,
  };
}

/** Those of the plain text; of the page when it comes alone, or beside an empty one. */
const wordsOf = ({ text = '', html }: ParsedMail): string =>
  text.trim() === '' && typeof html === 'string' ? textOfHtml(html) : text;

async function parsed(bytes: Buffer): Promise<ParsedMail> {
  if (bytes.length > mostBytes) throw new MessageUnreadable(new Error('too large'));
  try {
    return await simpleParser(bytes, options);
  } catch (cause) {
    throw new MessageUnreadable(cause);
  }
}

function senderOf(mail: ParsedMail): ReadMessage['from'] {
  const [first] = mail.from?.value ?? [];
  return first?.address === undefined || first.address === ''
    ? null
    : { address: onOneLine(first.address), name: onOneLine(first.name) };
}

const addressesOf = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ address, group }) => [address ?? [], ...(group ?? []).map((each) => each.address ?? [])].flat())
    .filter((address) => address !== '');

/** First value of a header, whatever mailparser made of it; empty when absent. */
function headerOf(mail: ParsedMail, name: string): string {
  const line = mail.headerLines.find(({ key }) => key === name)?.line ?? '';
  return line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const addressIn = (text: string): string | null => /[^\s<>,;"]+@[^\s<>,;"]+/.exec(text.slice(0, 1000))?.[0] ?? null;

const qualifiedOf = (value: string): boolean | null => (value === 'O' ? true : value === 'N' ? false : null);

const attachmentOf = ({ filename, contentType, content }: ParsedMail['attachments'][number]): Attachment => ({
  fileName: onOneLine(filename ?? '') || (contentType === 'message/rfc822' ? 'message.eml' : 'piece-jointe'),
  contentType,
  bytes: content,
});

/** RFC 2047 lets an encoded word hold a line end: nothing of it may begin a header of an answer, nor a line on a screen. */
const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
