import type { LetterRow, MailboxRow, MessageRow, Piece } from '@liane/server/contract/messaging';
import type { BadgeState } from '../design/badge.tsx';

export const messageBadges: Record<MessageRow['state'], BadgeState> = {
  'to-read': 'todo',
  'to-file': 'todo',
  filed: 'done',
  read: 'plain',
  aside: 'late',
};

export const pieceBadges: Record<Piece['state'], BadgeState> = {
  'to-decide': 'todo',
  filed: 'done',
  already: 'done',
  refused: 'plain',
  unreadable: 'alert',
};

export const letterBadges: Record<LetterRow['state'], BadgeState> = {
  waiting: 'todo',
  sent: 'plain',
  delivered: 'done',
  displayed: 'done',
  failed: 'alert',
};

/** What a mailbox waits for, in words; null when its mail arrives. */
export const waitingWords: Record<MailboxRow['waitsFor'], string | null> = {
  nothing: null,
  holder: 'Attend qu’un titulaire se connecte',
  operator: 'Opérateur injoignable',
};

/** `3 Mo`, `12 ko`: what people compare. */
export function weight(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00A0octets`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'ko'] : [bytes / 1_000_000, 'Mo'];
  return `${amount.toLocaleString('fr-FR', { maximumFractionDigits: amount < 10 ? 1 : 0 })}\u00A0${unit}`;
}

/** `Re : …`, once. */
export const replySubject = (subject: string): string =>
  /^re\s?:/i.test(subject) ? subject : `Re\u00A0: ${subject}`.slice(0, 200);
