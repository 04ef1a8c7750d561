import { expect, test } from 'vitest';
import { openWorld } from '../stage/world.ts';
import { killNineThroughA7 } from './kill-nine.ts';
import type { Blow } from './kill-nine.ts';

test(
  'kill -9 of the server or of the database at each step of A7: nothing acknowledged is lost, nothing is done twice',
  {
    timeout: 400_000,
  },
  async () => {
    const world = await openWorld();
    let blows: Blow[];
    try {
      blows = await killNineThroughA7(world);
    } finally {
      await world.end();
    }
    console.log(table(blows));
    expect(blows.filter(({ found }) => found !== 'kept')).toEqual([]);
    // Thirteen commands, each cut short once and acknowledged twice.
    expect(blows).toHaveLength(39);
  },
);

/** Command × killed process → what was found. */
function table(blows: Blow[]): string {
  const width = Math.max(...blows.map(({ command }) => command.length));
  const lines = blows.map(({ command, killed, found }) => `${command.padEnd(width)}  ${killed.padEnd(22)}  ${found}`);
  return ['', ...lines].join('\n');
}
