import { mssErrorSubjectFlags } from '@liane/vocabulary';
import type { Attachment, ParsedMail } from 'mailparser';
import type { NoticeOutcome, ReadMessage } from '../messages.ts';
import { fieldGroups } from './fields.ts';
import type { Fields } from './fields.ts';

/** A message that tells of another. */
export interface Notice {
  kind: 'delivery-notice' | 'read-notice';
  about: NonNullable<ReadMessage['about']>;
  /** Parts that make the notice, not to be taken for attachments. */
  parts: Attachment[];
}

type Parse = (bytes: Buffer) => Promise<ParsedMail>;

/** By what it holds, whatever `report-type` it announces; undefined for a letter. */
export async function noticeOf(mail: ParsedMail, parse: Parse): Promise<Notice | undefined> {
  const part = (...types: string[]) => mail.attachments.find(({ contentType }) => types.includes(contentType));
  const delivery = part('message/delivery-status', 'message/global-delivery-status');
  const disposition = part('message/disposition-notification', 'message/global-disposition-notification');
  const returned = part('message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers');
  const parts = [delivery, disposition, returned].filter((each) => each !== undefined);
  const original = returned === undefined ? null : await messageIdIn(returned, parse);

  if (delivery !== undefined) return { kind: 'delivery-notice', parts, about: deliveryOf(delivery, original) };
  if (disposition !== undefined) {
    const [fields = new Map()] = fieldGroups(disposition.content);
    return { kind: 'read-notice', parts, about: dispositionOf(fields, original) };
  }
  const flagged = errorFlag.exec(mail.subject ?? '');
  if (flagged === null || returned === undefined) return undefined;
  return { kind: 'read-notice', parts, about: { messageId: original, outcome: 'error', said: flagged[1] ?? '' } };
}

/** Digest 9.2: an ordinary mail that says a failure, both spellings read. */
const errorFlag = new RegExp(
  String.raw`^\[(?:${mssErrorSubjectFlags.map((flag) => flag.replaceAll(/['’]/g, '.')).join('|')})\]\[(\d{1,3})\]`,
);

const actions: Record<string, NoticeOutcome> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  expanded: 'relayed',
};

/** The worst news first. */
const gravity: NoticeOutcome[] = ['failed', 'delayed', 'relayed', 'delivered'];

/** RFC 3464: fields of the message, then a group for each recipient. */
function deliveryOf(part: Attachment, original: string | null): Notice['about'] {
  const [whole = new Map(), ...each] = fieldGroups(part.content);
  const recipients = each.flatMap((fields) => {
    const outcome = actions[(fields.get('action') ?? '').toLowerCase()];
    if (outcome === undefined) return [];
    const address = afterType(fields.get('original-recipient') ?? fields.get('final-recipient') ?? '');
    const said = [fields.get('status'), afterType(fields.get('diagnostic-code') ?? '')].filter(Boolean).join(' ');
    return [{ address, outcome, said }];
  });
  const outcome = gravity.find((grave) => recipients.some((recipient) => recipient.outcome === grave)) ?? 'failed';
  return {
    messageId: original ?? envelopeId(whole),
    outcome,
    said: recipients
      .filter((recipient) => recipient.outcome === outcome)
      .map((recipient) => recipient.said)
      .join(' ; '),
    recipients,
  };
}

/** Digest 9.3: we send our Message-ID as the envelope id. */
function envelopeId(fields: Fields): string | null {
  const id = fields.get('original-envelope-id');
  return id === undefined || !/^[^<>\s@]+@[^<>\s@]+$/.test(id) ? null : `<${id}>`;
}

/** RFC 8098 3.2.6: `mode; type/modifier: …`; digest 9.1 puts code and label after the modifier. */
function dispositionOf(fields: Fields, original: string | null): Notice['about'] {
  const disposition = fields.get('disposition') ?? '';
  const [type = '', ...modifiers] = (disposition.split(';')[1] ?? '').trim().split('/');
  const modifier = modifiers.join('/');
  const failed = /^(?:error|failure)\b/i.test(modifier) || fields.has('error') || fields.has('failure');
  const said = modifier.replace(/^[a-z]+\s*:?\s*/i, '') || (fields.get('error') ?? fields.get('failure') ?? '');
  return {
    messageId: fields.get('original-message-id') ?? original,
    outcome: failed ? 'error' : (dispositions[type.toLowerCase()] ?? 'processed'),
    said,
    ...(fields.has('final-recipient')
      ? {
          recipients: [
            {
              address: afterType(fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''),
              outcome: failed ? 'error' : (dispositions[type.toLowerCase()] ?? 'processed'),
              said,
            },
          ],
        }
      : {}),
  };
}

const dispositions: Record<string, NoticeOutcome> = {
  displayed: 'displayed',
  processed: 'processed',
  dispatched: 'processed',
  deleted: 'error',
  failed: 'error',
};

/** `rfc822; a@b` → `a@b`. */
const afterType = (value: string): string => value.slice(value.indexOf(';') + 1).trim();

/** One level only: what is returned is never opened further. */
async function messageIdIn(part: Attachment, parse: Parse): Promise<string | null> {
  const end = part.content.indexOf('\r\n\r\n');
  const head = part.content.subarray(0, end === -1 ? part.content.length : end);
  if (head.length > 1_000_000) return null;
  try {
    return (await parse(Buffer.concat([head, Buffer.from('\r\n\r\n')]))).messageId ?? null;
  } catch {
    return null;
  }
}
