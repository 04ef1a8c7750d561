import { europeParis, hl7Timestamp, inFrenchDate, withoutAccents } from '@liane/vocabulary';
import MailComposer from 'nodemailer/lib/mail-composer';
import { oidFrom } from '../papers/ids.ts';
import type { Paper } from '../papers/paper.ts';
import { writeArchive } from './archive/archive.ts';

/** A message that a party of the town writes. */
export interface ToSend {
  from: { address: string; label: string };
  to: readonly string[];
  subject: string;
  text: string;
  /** With its angle brackets. */
  messageId: string;
  at: Date;
  inReplyTo?: string;
  references?: readonly string[];
  files?: readonly { name: string; type: string; bytes: Buffer }[];
  /** Codes of the CDA of the archive. */
  cdaCodes?: readonly string[];
  asksReading?: boolean;
}

/** The town writes with a product of its own (MSSanté digest §4, X-MSS-NIL). */
const productNil = 'SANDBOX-PARTIES-0000';

/** The message as it leaves (MSSanté digest §4 and §5.2). */
export const writeMessage = (message: ToSend): Promise<Buffer> =>
  new MailComposer({
    from: { name: message.from.label, address: message.from.address },
    to: [...message.to],
    subject: message.subject,
    text: message.text,
    textEncoding: 'base64',
    messageId: message.messageId,
    date: message.at,
    ...(message.inReplyTo
      ? { inReplyTo: message.inReplyTo, references: [...(message.references ?? []), message.inReplyTo] }
      : {}),
    headers: {
      'X-MSS-NIL': productNil,
      ...(message.cdaCodes ? { 'X-MSS-CODECDA': [...new Set(message.cdaCodes)].join(','), 'X-MSS-INS': 'O' } : {}),
      ...(message.asksReading === true ? { 'Disposition-Notification-To': message.from.address } : {}),
    },
    attachments: (message.files ?? []).map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: bytes,
      contentTransferEncoding: 'base64' as const,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/** Subject, archive and PDF twins of papers about one person (MSSanté digest §5, §6). */
export function asArchive(papers: readonly Paper[], sending: { id: string; at: Date; contact: string }) {
  const [first] = papers;
  if (!first) throw new Error('an archive holds at least one paper');
  const archive = writeArchive(
    papers.map(({ cda }) => cda),
    { uniqueId: oidFrom(sending.id, 'archive'), at: sending.at, contact: sending.contact, title: first.head.title },
  );
  return {
    subject: subjectOf(papers, first),
    cdaCodes: papers.map(({ head }) => head.type.code),
    files: [
      { name: 'IHE_XDM.ZIP', type: 'application/zip', bytes: archive },
      ...papers.map((paper) => ({ name: fileNameOf(paper), type: 'application/pdf', bytes: paper.pdf })),
    ],
  };
}

/** Digest §5.1: what it is, then whose, without accents. */
function subjectOf(papers: readonly Paper[], { head }: Paper): string {
  const { traits } = head.patient;
  const what = papers.length > 1 ? `${papers.length} documents` : head.type.display.slice(0, 40).trim();
  const whose = `${withoutAccents(traits.birthFamilyName).toUpperCase()} ${withoutAccents(traits.firstBirthGivenName)}`;
  return `XDM/1.0/DDM+${what} ${whose} ${inFrenchDate(traits.birthDate)}`;
}

/** ECO.2.1.6 (digest §5.2). */
function fileNameOf({ head }: Paper): string {
  const { traits } = head.patient;
  const parts = [
    hl7Timestamp(head.act.from, europeParis).slice(0, 8),
    head.title.slice(0, 40).trim(),
    withoutAccents(traits.birthFamilyName).toUpperCase(),
    withoutAccents(traits.firstBirthGivenName),
  ];
  return `${parts.join('_').replaceAll(/[/\\:*?"<>|]+/g, ' ')}.pdf`;
}
