import type { LetterRow } from './contract.ts';
import type { Letter } from './letters.ts';
import type { Mailbox } from './mailboxes.ts';
import { letterStatesInFrench } from './words.ts';

/** A letter as its list shows it; one that waits says for whom. */
export const presentLetter = (letter: Letter, mailbox: Mailbox | undefined): LetterRow => ({
  id: letter.id,
  mailboxId: letter.mailbox_id,
  from: mailbox?.address ?? '',
  to: letter.recipients,
  subject: letter.subject,
  text: letter.body,
  writtenAt: letter.written_at.toISOString(),
  by: letter.by_name,
  repliesTo: letter.in_reply_to,
  endOfExchange: letter.end_of_exchange,
  state: letter.state,
  stateInFrench: stateInFrench(letter, mailbox),
});

function stateInFrench(letter: Letter, mailbox: Mailbox | undefined): string {
  if (letter.state === 'waiting' && mailbox?.waits_for === 'holder') return 'Attend qu’un titulaire se connecte';
  if (letter.state === 'waiting' && letter.attempts > 0) return 'L’opérateur ne répond pas : nouvel essai bientôt';
  const words = letterStatesInFrench[letter.state];
  return letter.said === '' ? words : `${words} : ${letter.said}`;
}
