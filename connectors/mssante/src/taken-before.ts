import type { Settings } from './config.ts';
import { inMailbox } from './imap/session.ts';
import type { Key, Outgoing } from './messages.ts';
import { readMessage } from './read/read-message.ts';

/** How far back a notice is looked for: no attempt is older. */
const lookedBack = 30 * 86_400_000;
/** A notice with the header it returns; a longer message is none. */
const longestNotice = 1_000_000;
/** Of the messages that speak of it, the notices are among the last. */
const mostRead = 20;

/**
 * When the operator took this message, by the delivery notice it wrote in the mailbox it left from (RFC 3464); null when it says nothing,
 * or was not asked to. One operator never compares Message-ID: what was taken without being acknowledged must not leave again.
 * @throws MssanteError
 */
export function takenBefore(
  settings: Settings,
  { messageId, from, askDeliveryNotice }: Outgoing,
  key: Key,
): Promise<Date | null> {
  if (!askDeliveryNotice) return Promise.resolve(null);
  return inMailbox(settings, { mailbox: from.address, key }, async (imap) => {
    const found = await imap.search(
      {
        since: new Date(settings.now().getTime() - lookedBack),
        header: { 'Content-Type': 'delivery-status' },
        text: messageId.slice(1, -1),
      },
      { uid: true },
    );
    for (const uid of (Array.isArray(found) ? found : []).slice(-mostRead)) {
      const message = await imap.fetchOne(String(uid), { source: { maxLength: longestNotice } }, { uid: true });
      if (message === false || message?.source === undefined) continue;
      const { kind, about, date } = await readMessage(message.source);
      if (kind === 'delivery-notice' && about?.messageId === messageId) return date ?? settings.now();
    }
    return null;
  });
}
