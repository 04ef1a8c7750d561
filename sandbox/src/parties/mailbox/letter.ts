import { readXdm, XdmRefused } from '@liane/xdm';
import type { ArchivedDocument } from '@liane/xdm';
import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail } from 'mailparser';
import type { KeptMessage } from '../../mssante/mailboxes/post-office.ts';
import { archiveName, archiveSubject, endHeader, endSubjectFlag } from '../../mssante/rules/values.ts';

/** A message as a person reads it. */
export interface Letter {
  uid: number;
  at: Date;
  seen: boolean;
  kind: 'letter' | 'delivery-notice' | 'read-notice';
  from: { address: string; name: string };
  /** Where an answer goes. */
  replyTo: string;
  to: string[];
  /** Without the marker of an archive. */
  subject: string;
  rawSubject: string;
  text: string;
  messageId: string | undefined;
  references: string[];
  inReplyTo: string | undefined;
  /** Who wants to know that it was read. */
  readNoticeTo: string | undefined;
  /** The sender ends the exchange. */
  ends: boolean;
  /** Files, without the archive. */
  files: { name: string; type: string; bytes: Buffer }[];
  documents: ArchivedDocument[];
  /** Why its archive is not shown, in French. */
  archiveRefused: string | undefined;
  returnPath: string | undefined;
}

/** Reads what the operator keeps. Nothing of it is trusted: all of it is escaped where it is shown. */
export async function readLetter(kept: KeptMessage, bytes: Buffer): Promise<Letter> {
  const mail = await parsed(bytes);
  const rawSubject = mail.subject ?? '';
  const archive = mail.attachments.find(({ filename }) => archiveName.test(filename ?? ''));
  const opened = archive ? await open(archive.content) : { documents: [], archiveRefused: undefined };
  const sender = mail.from?.value[0];
  return {
    uid: kept.uid,
    at: kept.at,
    seen: kept.flags.has('\\Seen'),
    kind: kindOf(mail),
    from: { address: sender?.address ?? '', name: sender?.name ?? '' },
    replyTo: addressesOf(mail.replyTo)[0] ?? sender?.address ?? '',
    to: addressesOf(mail.to),
    subject: archiveSubject.exec(rawSubject)?.[1] ?? (rawSubject === '' ? '(sans objet)' : rawSubject),
    rawSubject,
    text: mail.text ?? '',
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: typeof mail.references === 'string' ? [mail.references] : (mail.references ?? []),
    readNoticeTo: addressesOf(headerAddress(mail, 'disposition-notification-to'))[0],
    ends: mail.headers.get(endHeader.name) === endHeader.value || rawSubject.includes(endSubjectFlag),
    files: mail.attachments
      .filter((each) => each !== archive && !each.contentType.startsWith('message/'))
      .map(({ filename, contentType, content }) => ({
        name: filename ?? 'fichier',
        type: contentType,
        bytes: content,
      })),
    ...opened,
    returnPath: addressesOf(headerAddress(mail, 'return-path'))[0],
  };
}

/** What cannot be read at all is still a letter, which says so: one hostile message never hides the others. */
const parsed = (bytes: Buffer): Promise<ParsedMail> =>
  simpleParser(bytes, { skipImageLinks: true }).catch(() =>
    simpleParser('Subject: (message illisible)\r\n\r\nCe message ne peut pas être lu.'),
  );

function kindOf(mail: ParsedMail): Letter['kind'] {
  const type = mail.headers.get('content-type');
  const report =
    typeof type === 'object' && 'params' in type && type.value === 'multipart/report' ? type.params['report-type'] : '';
  if (report === 'delivery-status') return 'delivery-notice';
  return report === 'disposition-notification' ? 'read-notice' : 'letter';
}

async function open(bytes: Buffer): Promise<Pick<Letter, 'documents' | 'archiveRefused'>> {
  try {
    return { documents: (await readXdm(bytes)).documents, archiveRefused: undefined };
  } catch (refusal) {
    if (!(refusal instanceof XdmRefused)) throw refusal;
    return { documents: [], archiveRefused: refusal.message };
  }
}

const headerAddress = (mail: ParsedMail, name: string): AddressObject | undefined => {
  const value = mail.headers.get(name);
  return typeof value === 'object' && 'value' in value && Array.isArray(value.value)
    ? (value as AddressObject)
    : undefined;
};

const addressesOf = (header: AddressObject | AddressObject[] | undefined): string[] =>
  [header]
    .flat()
    .flatMap((each) => each?.value ?? [])
    .flatMap(({ address }) => address ?? []);
