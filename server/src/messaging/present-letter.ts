import type { Tx } from '../platform/index.ts';
import type { LetterRow } from './contract.ts';
import type { Letter } from './letters.ts';
import type { Mailbox } from './mailboxes.ts';
import { nameAddresses, type Addressed, type NamesThem } from './name-addresses.ts';
import { letterStatesInFrench } from './words.ts';

/** Letters as their list shows them, each address with the name the house knows for it; one that waits says for whom. */
export async function presentLetters(
  tx: Tx,
  organisationId: string,
  letters: readonly Letter[],
  mailboxes: readonly Mailbox[],
): Promise<LetterRow[]> {
  const named = await nameAddresses(tx, organisationId, [
    { addresses: mailboxes.map(({ address }) => address), personId: null },
    ...letters.map(goesTo),
  ]);
  return letters.map((letter) =>
    presented(
      letter,
      mailboxes.find(({ id }) => id === letter.mailbox_id),
      named,
    ),
  );
}

const goesTo = ({ recipients, person_id: personId, chosen_names: chosen }: Letter): Addressed => ({
  addresses: recipients,
  personId,
  chosen,
});

const presented = (letter: Letter, mailbox: Mailbox | undefined, named: NamesThem): LetterRow => ({
  id: letter.id,
  personId: letter.person_id,
  mailboxId: letter.mailbox_id,
  from: named({ addresses: mailbox ? [mailbox.address] : [], personId: null })[0] ?? { address: '', name: null },
  to: named(goesTo(letter)),
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
