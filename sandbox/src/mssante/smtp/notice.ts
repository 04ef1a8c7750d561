import { randomUUID } from 'node:crypto';
import { encodeWords } from '../mime/words.ts';
import { readHeaders } from '../mime/headers.ts';
import { domainOf } from '../rules/recipients.ts';
import type { Refused } from '../rules/recipients.ts';
import { bounceSubject, tooLargeSubject } from '../rules/values.ts';

/** What became of one recipient. `refused` absent: delivered. */
export interface Outcome {
  address: string;
  /** ORCPT as the sender gave it. */
  originalRecipient?: string;
  refused?: Refused;
}

/** A delivery status notification to write (RFC 3464). */
export interface Notice {
  to: string;
  operator: string;
  envelopeId?: string;
  /** RET=FULL: the whole message comes back, else its header. */
  full: boolean;
  arrivedAt: Date;
  outcomes: readonly Outcome[];
  original: Buffer;
}

/** The notice as a message, `multipart/report` with `report-type=delivery-status`. */
export function writeNotice({ to, operator, envelopeId, full, arrivedAt, outcomes, original }: Notice): Buffer {
  const failed = outcomes.filter(({ refused }) => refused);
  const boundary = `avis-${randomUUID()}`;
  const daemon = `mailer-daemon@${domainOf(to)}`;
  const report = [
    [
      `Reporting-MTA: dns; ${operator}`,
      ...(envelopeId ? [`Original-Envelope-Id: ${envelopeId}`] : []),
      `Arrival-Date: ${mailDate(arrivedAt)}`,
    ],
    ...outcomes.map(({ address, originalRecipient, refused }) => [
      ...(originalRecipient ? [`Original-Recipient: ${originalRecipient}`] : []),
      `Final-Recipient: rfc822; ${address}`,
      `Action: ${refused ? 'failed' : 'delivered'}`,
      `Status: ${refused?.status ?? '2.0.0'}`,
      ...(refused ? [`Diagnostic-Code: smtp; ${refused.code} ${refused.status} ${ascii(refused.text)}`] : []),
    ]),
  ];
  const returned = full ? original : readHeaders(original).head;
  return Buffer.concat([
    Buffer.from(
      lines(
        `Return-Path: <>`,
        `From: ${encodeWords('Messagerie sécurisée de santé')} <${daemon}>`,
        `To: <${to}>`,
        `Subject: ${encodeWords(subjectOf(failed))}`,
        `Date: ${mailDate(arrivedAt)}`,
        `Message-ID: <${randomUUID()}@${operator}>`,
        'Auto-Submitted: auto-replied',
        'MIME-Version: 1.0',
        `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        'Content-Type: text/plain; charset=UTF-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(explanation(outcomes))
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n'),
        `--${boundary}`,
        'Content-Type: message/delivery-status',
        '',
        report.map((group) => group.join('\r\n')).join('\r\n\r\n'),
        '',
        `--${boundary}`,
        `Content-Type: ${full ? 'message/rfc822' : 'text/rfc822-headers'}`,
        '',
        '',
      ),
    ),
    returned,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function subjectOf(failed: readonly Outcome[]): string {
  if (failed.length === 0) return 'Message remis';
  return failed.some(({ refused }) => refused?.status === '5.3.4') ? tooLargeSubject : bounceSubject;
}

const explanation = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(({ address, refused }) =>
      refused ? `Message non distribué à ${address}.\n${refused.text}` : `Message remis à ${address}.`,
    )
    .join('\n\n');

const lines = (...each: string[]): string => each.join('\r\n');

// Diagnostic codes are ASCII (RFC 3464 2.3.6).
const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/[^\x20-\x7e]/g, ' ');

/** `Sat, 21 Nov 2026 15:30:00 +0000` (RFC 5322). */
export const mailDate = (at: Date): string => at.toUTCString().replace('GMT', '+0000');
