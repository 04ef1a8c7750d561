import { newId } from '../wire/new-id.ts';

/** One command of a story, with everything chosen beforehand: sending it again is sending the same one. */
export interface Command<Team> {
  /** French sentence. */
  does: string;
  send: (team: Team) => Promise<unknown>;
  /** Waits for what the command set in motion beside it, and throws when it is not what it must be. */
  settled?: (team: Team) => Promise<void>;
}

/** Gives a command its name and, for what it creates, one identifier. */
export function named<Team>(
  does: string,
  make: (commandId: string, id: string) => Omit<Command<Team>, 'does'>,
): Command<Team> {
  return { does, ...make(newId(), newId()) };
}
