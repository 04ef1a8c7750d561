import { mssErrorSubjectFlags, withoutAccents } from '@liane/vocabulary';
import MimeNode from 'nodemailer/lib/mime-node';
import { carried } from './returned.ts';
import { isMessageId, refuseBadAddresses, refuseStrangers } from './check-outgoing.ts';
import { operatorOf } from './config.ts';
import type { Settings } from './config.ts';
import { MessageInvalid } from './errors.ts';
import type { Key, Mailbox, ReadMessage } from './messages.ts';
import { submit } from './smtp/session.ts';

/** The notice to give, and to whom. */
export interface Acknowledgement {
  to: string;
  about: ReadMessage;
  from: Mailbox;
  outcome: 'displayed' | 'processed' | 'error';
  said: string;
  original?: Buffer;
}

/** RFC 8098 2.1: a notice has no return path, and no notice answers a notice. @throws MssanteError */
export async function acknowledge(settings: Settings, notice: Acknowledgement, key: Key): Promise<void> {
  const { to, from, about } = notice;
  refuseBadAddresses([to, from.address]);
  refuseStrangers([to, from.address], settings);
  if (about.kind !== 'letter') throw new MessageInvalid('un avis ne répond pas à un avis');
  const operator = operatorOf(settings, from.address);
  const bytes = await writeNotice(notice, settings);
  await submit({ operator, mailbox: from.address, key }, { from: false, to: [to] }, bytes, settings);
}

/** Digest 9.1: words for a person, fields for a software, then the message itself. */
export function writeNotice(
  { to, about, from, outcome, said, original }: Acknowledgement,
  settings: Settings,
): Promise<Buffer> {
  const report = new MimeNode('multipart/report; report-type=disposition-notification');
  report.setHeader({
    From: { name: oneLine(from.displayName), address: from.address },
    To: to,
    Subject: oneLine(subjectOf(about.subject, outcome, said)),
    Date: settings.now().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${settings.newId()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    'X-MSS-NIL': settings.productNil,
    'Auto-Submitted': outcome === 'displayed' ? 'no' : 'auto-replied',
    ...(aboutId(about) === undefined ? {} : { 'In-Reply-To': aboutId(about), References: aboutId(about) }),
  });
  report.createChild('text/plain; charset=utf-8').setContent(wordsOf(outcome, said));
  report
    .createChild('message/disposition-notification')
    .setHeader('Content-Transfer-Encoding', '7bit')
    .setContent(fieldsOf({ about, from, outcome, said }, settings));
  if (original === undefined) {
    report.createChild('text/rfc822-headers; charset=utf-8').setContent(headersOf(about));
  } else {
    const { contentType, bytes, encoding } = carried({ contentType: 'message/rfc822', bytes: original });
    report.createChild(contentType).setHeader('Content-Transfer-Encoding', encoding).setContent(bytes);
  }
  return report.build();
}

/** Only when it can stand in a header. */
const aboutId = ({ messageId }: ReadMessage): string | undefined =>
  messageId !== null && isMessageId(messageId) ? messageId : undefined;

const codeOf = (said: string): string => /^(\d{1,3})\^/.exec(said)?.[1] ?? '906';

const subjectOf = (subject: string, outcome: Acknowledgement['outcome'], said: string): string =>
  outcome === 'error' ? `[${mssErrorSubjectFlags[0]}][${codeOf(said)}] ${subject}` : subject;

function wordsOf(outcome: Acknowledgement['outcome'], said: string): string {
  if (outcome === 'displayed')
    return `Votre message a été affiché à son destinataire. Cela ne dit pas qu’il l’a compris.\n${said}`;
  if (outcome === 'processed') return `Votre message a été intégré dans le dossier de l’usager.\n${said}`;
  return `Votre message n’a pas pu être intégré.\nErreur ${said.replace('^', ' : ')}`;
}

/** Digest 9.1: the three values of `Disposition`. */
function dispositionOf(outcome: Acknowledgement['outcome'], said: string): string {
  if (outcome === 'displayed') return 'manual-action/MDN-sent-manually; displayed';
  const done = 'automatic-action/MDN-sent-automatically; processed';
  return outcome === 'processed' ? done : `${done}/Error: ${ascii(said)}`;
}

const fieldsOf = (
  { about, from, outcome, said }: Pick<Acknowledgement, 'about' | 'from' | 'outcome' | 'said'>,
  { productNil }: Settings,
): string =>
  [
    `Reporting-UA: ${from.address.slice(from.address.lastIndexOf('@') + 1)}; ${productNil}`,
    `Original-Recipient: rfc822; ${from.address}`,
    `Final-Recipient: rfc822; ${from.address}`,
    ...(aboutId(about) === undefined ? [] : [`Original-Message-ID: ${aboutId(about)}`]),
    `Disposition: ${dispositionOf(outcome, said)}`,
    '',
  ].join('\r\n');

const headersOf = (about: ReadMessage): string =>
  [
    ...(aboutId(about) === undefined ? [] : [`Message-ID: ${aboutId(about)}`]),
    ...(about.from === null ? [] : [`From: <${ascii(about.from.address)}>`]),
    ...(about.date === null ? [] : [`Date: ${about.date.toUTCString().replace('GMT', '+0000')}`]),
    `Subject: ${ascii(about.subject)}`,
    '',
  ].join('\r\n');

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const ascii = (text: string): string =>
  withoutAccents(oneLine(text))
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[^\x20-\x7E]/g, '?');
