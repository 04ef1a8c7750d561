import type { Command } from '../command.ts';
import type { ImapSession } from '../session.ts';

/** A command of IMAP. `act` answers what follows the tag (`OK …`), or nothing when it already did. */
export interface Verb {
  needs: 'nothing' | 'mailbox' | 'selected';
  act(session: ImapSession, command: Command): Promise<string | undefined> | string | undefined;
}

export type Verbs = Readonly<Record<string, Verb>>;

export const notUnderstood = 'BAD Arguments incompris';
