import type { MailboxRow } from '@liane/server/contract/messaging';
import { waitingWords } from './words.ts';

/** A unit is known by its name; one’s own mailbox is one’s own. */
export const nameOf = ({ kind, kindInFrench, unitName, displayName }: MailboxRow): string =>
  kind === 'PER' ? kindInFrench : (unitName ?? displayName);

/** Two mailboxes may bear one name: their kind and their address tell them apart. */
export const labelOf = (mailbox: MailboxRow): string =>
  [nameOf(mailbox), mailbox.kind !== 'PER' && mailbox.kindInFrench.toLocaleLowerCase('fr'), mailbox.address]
    .filter(Boolean)
    .join(' · ');

export const inOneLine = (mailbox: MailboxRow): string =>
  [
    labelOf(mailbox),
    waitingWords[mailbox.waitsFor]?.toLocaleLowerCase('fr'),
    mailbox.unread > 0 && `${mailbox.unread} à lire`,
  ]
    .filter(Boolean)
    .join(' · ');

/** One’s own first, then a team’s; that of the software only when there is nothing nearer. */
export const firstToWriteFrom = (mailboxes: readonly MailboxRow[]): MailboxRow | undefined =>
  mailboxes.find(({ isMine }) => isMine) ?? mailboxes.find(({ kind }) => kind === 'ORG') ?? mailboxes[0];
