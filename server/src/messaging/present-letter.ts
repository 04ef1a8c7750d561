import type { LetterRow } from './contract.ts';
import type { Letter } from './letters.ts';
import type { Mailbox } from './mailboxes.ts';
import { letterStatesInFrench } from './words.ts';

/** A letter as its list shows it; one that waits says for whom. */
export const presentLetter = (letter: Letter, mailbox: Mailbox | undefined): LetterRow => ({
  id: letter.id,
  personId: letter.person_id,
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
  mayRetry: mayLeaveAgain(letter),
});

function stateInFrench(letter: Letter, mailbox: Mailbox | undefined): string {
  if (letter.state === 'waiting' && mailbox?.waits_for === 'holder') return 'Attend qu’un titulaire se connecte';
  if (letter.state === 'waiting' && letter.said !== '') return `Nouvel essai bientôt : ${letter.said}`;
  const words = letterStatesInFrench[letter.state];
  return letter.said === '' ? words : `${words} : ${letter.said}`;
}

/** Failed before any operator took it: one that came back, or was refused by who received it, is written anew. */
export const mayLeaveAgain = ({ state, taken_at: taken }: Letter): boolean => state === 'failed' && taken === null;
