import type { Settings } from './config.ts';
import { inMailbox } from './imap/session.ts';
import type { Key, NoticeOutcome, Outgoing } from './messages.ts';
import { readMessage } from './read/read-message.ts';

/** How far back a notice is looked for: no attempt is older. */
const lookedBack = 30 * 86_400_000;
/** A notice with the header it returns; a longer message is none. */
const longestNotice = 1_000_000;
/** Of the messages that speak of it, the notices are among the last. */
const mostRead = 20;

/** Of a recipient, the last notice is what counts: after these nothing of it is there, or of use. */
const isNotThere: ReadonlySet<NoticeOutcome> = new Set(['failed', 'error']);

/**
 * For whom the operator took this message, and when, by the notices that stand in the mailbox it left from (RFC 3464, RFC 8098): nobody
 * when they say nothing, when it came back since, or when no notice was asked. One operator never compares Message-ID: what was taken
 * without being acknowledged must not leave again, and whom it refused is told by no notice.
 * @throws MssanteError
 */
export function takenBefore(
  settings: Settings,
  { messageId, from, to, askDeliveryNotice }: Outgoing,
  key: Key,
): Promise<ReadonlyMap<string, Date>> {
  if (!askDeliveryNotice) return Promise.resolve(new Map());
  return inMailbox(settings, { mailbox: from.address, key }, async (imap) => {
    const found = await imap.search(
      {
        since: new Date(settings.now().getTime() - lookedBack),
        or: [
          { header: { 'Content-Type': 'delivery-status' } },
          { header: { 'Content-Type': 'disposition-notification' } },
        ],
        text: messageId.slice(1, -1),
      },
      { uid: true },
    );
    const last = new Map<string, Date | null>();
    for (const uid of (Array.isArray(found) ? found : []).slice(-mostRead)) {
      const message = await imap.fetchOne(String(uid), { source: { maxLength: longestNotice } }, { uid: true });
      if (message === false || message?.source === undefined) continue;
      const { kind, about, date, from: teller } = await readMessage(message.source);
      if (about === null || about.messageId !== messageId) continue;
      const all = to.map((address) => ({ address, outcome: about.outcome }));
      const told =
        kind === 'delivery-notice'
          ? (about.recipients ?? all)
          : all.filter(({ address, outcome }) => outcome === 'error' && same(address, teller?.address));
      for (const { address, outcome } of told)
        last.set(address.toLowerCase(), isNotThere.has(outcome) ? null : (date ?? settings.now()));
    }
    return takenOf(to, last);
  });
}

/** A notice may name the only recipient by another address, which that of theirs stands for. */
function takenOf(to: readonly string[], last: ReadonlyMap<string, Date | null>): Map<string, Date> {
  const only = to.length === 1 ? [...last.values()].find((at) => at !== null) : undefined;
  return new Map(
    to.flatMap((address) => {
      const at = last.get(address.toLowerCase()) ?? only;
      return at ? [[address, at] as const] : [];
    }),
  );
}

const same = (address: string, other: string | undefined): boolean => address.toLowerCase() === other?.toLowerCase();
