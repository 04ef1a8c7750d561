import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Settings } from '../config.ts';
import type { Incoming } from '../messages.ts';
import { inMailbox, mostMessageBytes } from './session.ts';
import type { Opener } from './session.ts';

/**
 * Messages whose UID is greater, oldest first, at most so many; from the first one when the mailbox was rebuilt (UIDVALIDITY, RFC 3501 2.3.1.1).
 * Nothing is marked read. @throws MssanteError
 */
export const fetchMessages = (
  settings: Settings,
  opener: Opener,
  after: { uid: number; uidValidity: string } | null,
  most: number,
): Promise<Incoming[]> =>
  inMailbox(settings, opener, async (imap) => {
    const uidValidity = uidValidityOf(imap);
    const from = after !== null && after.uidValidity === uidValidity ? after.uid + 1 : 1;
    const uids = (await uidsFrom(imap, from)).slice(0, Math.max(0, most));
    const fetched: Incoming[] = [];
    // One at a time: the memory holds one message of the operator more than those asked.
    for (const uid of uids) {
      const message = await imap.fetchOne(String(uid), query, { uid: true });
      if (message === undefined || message === false) continue;
      const incoming = incomingOf(message, uidValidity, settings.now());
      settings.onExchange({ direction: 'received', mailbox: opener.mailbox, to: [], bytes: incoming.bytes });
      fetched.push(incoming);
    }
    return fetched;
  });

const query = { uid: true, envelope: true, internalDate: true, source: { maxLength: mostMessageBytes } };

const uidValidityOf = (imap: ImapFlow): string => (imap.mailbox === false ? '0' : String(imap.mailbox.uidValidity));

/** `n:*` always names the last message, even when its UID is lower. */
async function uidsFrom(imap: ImapFlow, from: number): Promise<number[]> {
  if (imap.mailbox === false || imap.mailbox.exists === 0) return [];
  const found = await imap.search({ uid: `${from}:*` }, { uid: true });
  return (Array.isArray(found) ? found : []).filter((uid) => uid >= from).toSorted((a, b) => a - b);
}

function incomingOf(message: FetchMessageObject, uidValidity: string, now: Date): Incoming {
  const received = message.internalDate === undefined ? now : new Date(message.internalDate);
  return {
    uid: message.uid,
    uidValidity,
    messageId: message.envelope?.messageId ?? null,
    receivedAt: Number.isNaN(received.getTime()) ? now : received,
    bytes: message.source ?? Buffer.alloc(0),
  };
}
