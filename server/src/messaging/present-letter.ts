import type { LetterRow } from './contract.ts';
import type { Letter } from './letters.ts';
import { letterStatesInFrench } from './words.ts';

export const presentLetter = (letter: Letter): LetterRow => ({
  id: letter.id,
  mailboxId: letter.mailbox_id,
  to: letter.recipients,
  subject: letter.subject,
  text: letter.body,
  writtenAt: letter.written_at.toISOString(),
  by: letter.by_name,
  state: letter.state,
  stateInFrench:
    letter.said === '' ? letterStatesInFrench[letter.state] : `${letterStatesInFrench[letter.state]} : ${letter.said}`,
});
