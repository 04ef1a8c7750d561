import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { openBooks } from '../stage/books.ts';
import type { Books } from '../stage/books.ts';
import { ClaimBroken } from '../stage/expect.ts';
import type { World } from '../stage/world.ts';
import type { Command } from './command.ts';
import { fingerprint } from './fingerprint.ts';

export type Victim = keyof World['kill'];

/** What was killed, at which command, and what became of it. */
export interface Blow {
  command: string;
  /** `server, acknowledged`: killed once the command was acknowledged; `in flight`: while it was being carried out. */
  killed: `${Victim}, ${'in flight' | 'acknowledged'}`;
  /** `kept`, or what went wrong. */
  found: string;
}

/**
 * Sends each command under SIGKILL: of one of the victims, each in its turn, while it runs; then of each of them once it is
 * acknowledged. After the last blow, what the command set in motion beside it must have come out.
 */
export async function killNine<T>(
  world: World,
  team: T,
  commands: readonly Command<T>[],
  victims: readonly Victim[],
  heard: (blow: Blow) => void = () => undefined,
): Promise<Blow[]> {
  const books = openBooks(() => world.databaseUrl);
  const blows: Blow[] = [];
  const strike = async (command: Command<T>, killed: Blow['killed'], blow: () => Promise<void>): Promise<void> => {
    const found = await blow().then(() => 'kept', told);
    const row = { command: command.does, killed, found };
    blows.push(row);
    heard(row);
  };
  for (const [index, command] of commands.entries()) {
    const first = victims[index % victims.length] ?? 'server';
    await strike(command, `${first}, in flight`, () => inFlight(command, team, books, world.kill[first], index));
    for (const [rank, victim] of victims.entries())
      await strike(command, `${victim}, acknowledged`, async () => {
        await acknowledged(command, team, books, world.kill[victim]);
        if (rank === victims.length - 1) await command.settled?.(team);
      });
  }
  return blows;
}

/** Command × killed process → what was found, as docs/kill-nine.md prints it. */
export function tableOf(blows: readonly Blow[]): string {
  const commands = [...new Set(blows.map(({ command }) => command))];
  const lines = commands.map((command) => {
    const ofIt = blows.filter((blow) => blow.command === command);
    const killed = (when: string): string =>
      ofIt
        .map((blow) => blow.killed.split(', '))
        .flatMap(([victim, at]) => (at === when ? [victim] : []))
        .join(', ');
    const found = [...new Set(ofIt.map((blow) => blow.found))].join(' ; ');
    return `- ${command}: ${killed('in flight')} in flight; ${killed('acknowledged')} once acknowledged. ${found}`;
  });
  return `${blows.length} blows.\n\n${lines.join('\n')}\n`;
}

/** The command is cut short; sent again it is done, once; if it had been acknowledged, the answer is the same. */
async function inFlight<T>(
  command: Command<T>,
  team: T,
  books: Books,
  kill: () => Promise<void>,
  milliseconds: number,
): Promise<void> {
  const first = command.send(team).then(
    (answer) => ({ answer }),
    () => undefined,
  );
  await wait(milliseconds);
  await kill();
  const acknowledgement = await first;
  const answer = await command.send(team);
  if (acknowledgement !== undefined) sameAnswer(acknowledgement.answer, answer);
  const held = await fingerprint(books);
  sameAnswer(answer, await command.send(team));
  sameRows(held, await fingerprint(books));
}

/** The command was acknowledged: everything is still there after the blow, and sent again it answers the same and changes nothing. */
async function acknowledged<T>(command: Command<T>, team: T, books: Books, kill: () => Promise<void>): Promise<void> {
  const answer = await command.send(team);
  const held = await fingerprint(books);
  await kill();
  sameRows(held, await fingerprint(books));
  sameAnswer(answer, await command.send(team));
  sameRows(held, await fingerprint(books));
}

function sameAnswer(former: unknown, present: unknown): void {
  if (!isDeepStrictEqual(former, present))
    throw new ClaimBroken(`answered ${JSON.stringify(former)}, then ${JSON.stringify(present)}`);
}

function sameRows(former: Record<string, string>, present: Record<string, string>): void {
  const changed = Object.keys({ ...former, ...present }).filter((table) => former[table] !== present[table]);
  if (changed.length > 0)
    throw new ClaimBroken(changed.map((table) => `${table}: ${former[table]}, then ${present[table]}`).join('; '));
}

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));
