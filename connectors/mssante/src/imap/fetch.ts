import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Settings } from '../config.ts';
import { MailboxRefused, MssanteError } from '../errors.ts';
import type { Incoming } from '../messages.ts';
import { inMailbox, mostMessageBytes } from './session.ts';
import type { Opener } from './session.ts';

/**
 * Messages whose UID is greater, oldest first, at most so many; from the first one when the mailbox was rebuilt (UIDVALIDITY, RFC 3501 2.3.1.1).
 * The messages that came whole before the first that did not, in a session cut half-way or not, so that each attempt goes further and passes
 * none. Nothing is marked read.
 * @throws MssanteError when none came whole
 */
export async function fetchMessages(
  settings: Settings,
  opener: Opener,
  after: { uid: number; uidValidity: string } | null,
  most: number,
): Promise<Incoming[]> {
  const came = new Map<number, Incoming>();
  let wanted: number[] = [];
  try {
    await inMailbox(settings, opener, async (imap, allow) => {
      const uidValidity = uidValidityOf(imap);
      const from = after !== null && after.uidValidity === uidValidity ? after.uid + 1 : 1;
      wanted = await uidsFrom(imap, from, most);
      if (wanted.length === 0) return;
      const set = wanted.join(',');
      for await (const { size = 0 } of imap.fetch(set, { uid: true, size: true }, { uid: true }))
        allow(Math.min(size, mostMessageBytes));
      // The operator sends the next one once this one is taken: the memory holds what was asked, and no more.
      for await (const message of imap.fetch(set, query, { uid: true })) {
        const incoming = incomingOf(message, uidValidity, settings.now());
        if (incoming === null) continue;
        settings.onExchange({ direction: 'received', mailbox: opener.mailbox, to: [], bytes: incoming.bytes });
        came.set(message.uid, incoming);
      }
      wanted = await withoutDeleted(imap, wanted, came);
    });
  } catch (failure) {
    const whole = wantedInOrder(wanted, came);
    if (whole.length > 0 && failure instanceof MssanteError && failure.worthRetrying) return whole;
    throw failure;
  }
  const whole = wantedInOrder(wanted, came);
  if (whole.length === 0 && wanted.length > 0) throw new MailboxRefused();
  return whole;
}

const query = { uid: true, envelope: true, internalDate: true, source: { maxLength: mostMessageBytes } };

const uidValidityOf = (imap: ImapFlow): string => (imap.mailbox === false ? '0' : String(imap.mailbox.uidValidity));

/** UIDs asked of the operator at once: its answer is one line, which must stay short in a mailbox of any size. */
const narrowest = 1000;
const widest = 50_000;

/** The first of them, by windows that widen over what was deleted. */
async function uidsFrom(imap: ImapFlow, from: number, most: number): Promise<number[]> {
  if (imap.mailbox === false || imap.mailbox.exists === 0) return [];
  const end = imap.mailbox.uidNext;
  const uids: number[] = [];
  let width = narrowest;
  for (let low = from; low < end && uids.length < most;) {
    const high = low + width - 1;
    const found = await imap.search({ uid: `${low}:${high}` }, { uid: true });
    const here = (Array.isArray(found) ? found : []).filter((uid) => uid >= low && uid <= high);
    uids.push(...here.toSorted((a, b) => a - b));
    low = high + 1;
    if (here.length === 0) width = Math.min(width * 4, widest);
  }
  return uids.slice(0, Math.max(0, most));
}

/** A message that did not come was deleted meanwhile only when the mailbox no longer shows it. */
async function withoutDeleted(
  imap: ImapFlow,
  wanted: readonly number[],
  came: ReadonlyMap<number, Incoming>,
): Promise<number[]> {
  const missing = wanted.filter((uid) => !came.has(uid));
  if (missing.length === 0) return [...wanted];
  const found = await imap.search({ uid: missing.join(',') }, { uid: true });
  return wanted.filter((uid) => came.has(uid) || (Array.isArray(found) && found.includes(uid)));
}

/** Up to the first that did not come: whoever goes on after the last of them loses none. */
function wantedInOrder(wanted: readonly number[], came: ReadonlyMap<number, Incoming>): Incoming[] {
  const missing = wanted.findIndex((uid) => !came.has(uid));
  return wanted.slice(0, missing === -1 ? wanted.length : missing).flatMap((uid) => came.get(uid) ?? []);
}

/** Null for what the operator says of its own accord (RFC 3501 7.4.2), which holds no message. */
function incomingOf(message: FetchMessageObject, uidValidity: string, now: Date): Incoming | null {
  if (message.source === undefined) return null;
  const received = message.internalDate === undefined ? now : new Date(message.internalDate);
  return {
    uid: message.uid,
    uidValidity,
    messageId: message.envelope?.messageId ?? null,
    receivedAt: Number.isNaN(received.getTime()) ? now : received,
    bytes: message.source,
  };
}
