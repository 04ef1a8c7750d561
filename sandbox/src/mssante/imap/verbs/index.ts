import type { Command } from '../command.ts';
import type { ImapSession } from '../session.ts';
import { folderVerbs } from './folder-verbs.ts';
import { messageVerbs } from './message-verbs.ts';
import { sessionVerbs } from './session-verbs.ts';
import { storeVerbs } from './store-verbs.ts';
import type { Verb } from './verb.ts';

/** Every command this server knows, by its name in capitals. */
const verbs: Readonly<Partial<Record<string, Verb>>> = {
  ...sessionVerbs,
  ...folderVerbs,
  ...messageVerbs,
  ...storeVerbs,
};

/** Answers one command, or says why it cannot be obeyed yet. */
export async function obey(session: ImapSession, command: Command): Promise<void> {
  const { tag, name } = command;
  const verb = verbs[name];
  if (!verb) return session.send(`${tag} BAD Commande inconnue\r\n`);
  if (verb.needs !== 'nothing' && !session.mailbox) return session.send(`${tag} BAD Authentifiez-vous\r\n`);
  if (verb.needs === 'selected' && !session.view) return session.send(`${tag} BAD Choisissez un dossier\r\n`);
  const said = await verb.act(session, command);
  if (said === undefined || session.socket.destroyed) return;
  // Numbers must not move under commands that use them (RFC 3501 7.4.1).
  if (!/^(FETCH|STORE|SEARCH)$/.test(name)) session.tellNews();
  session.send(`${tag} ${said}\r\n`);
  await session.drained();
}
