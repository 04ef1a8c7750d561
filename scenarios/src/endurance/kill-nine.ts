import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { openBooks } from '../stage/books.ts';
import type { Books } from '../stage/books.ts';
import { ClaimBroken } from '../stage/expect.ts';
import type { World } from '../stage/world.ts';
import { visitorOf } from '../wire/visitor.ts';
import { commandsOfA7 } from './commands.ts';
import type { Command, Team } from './commands.ts';
import { fingerprint } from './fingerprint.ts';

/** What was killed, at which command, and what became of it. */
export interface Blow {
  command: string;
  /** `server, acknowledged`: killed once the command was acknowledged; `in flight`: while it was being carried out. */
  killed: `${'server' | 'database'}, ${'in flight' | 'acknowledged'}`;
  /** `kept`, or what went wrong. */
  found: string;
}

/** Sends each command of the story under SIGKILL: of the database or, now and then, of the server while it runs, then of both once it is acknowledged. */
export async function killNineThroughA7(world: World, heard: (blow: Blow) => void = () => undefined): Promise<Blow[]> {
  const books = openBooks(() => world.databaseUrl);
  const team = {
    nurse: await visitorOf(world, 'tilleulsNurse'),
    secretary: await visitorOf(world, 'tilleulsSecretary'),
  };
  const blows: Blow[] = [];
  const strike = async (command: Command, killed: Blow['killed'], blow: () => Promise<void>): Promise<void> => {
    const found = await blow().then(() => 'kept', told);
    const row = { command: command.does, killed, found };
    blows.push(row);
    heard(row);
  };
  for (const [index, command] of (await commandsOfA7(team)).entries()) {
    const victim = index % 4 === 1 ? 'server' : 'database';
    await strike(command, `${victim}, in flight`, () => inFlight(command, team, books, world.kill[victim], index));
    await strike(command, 'server, acknowledged', () => acknowledged(command, team, books, world.kill.server));
    await strike(command, 'database, acknowledged', async () => {
      await acknowledged(command, team, books, world.kill.database);
      await command.settled?.(team);
    });
  }
  return blows;
}

/** The command is cut short; sent again it is done, once; if it had been acknowledged, the answer is the same. */
async function inFlight(
  command: Command,
  team: Team,
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
async function acknowledged(command: Command, team: Team, books: Books, kill: () => Promise<void>): Promise<void> {
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
