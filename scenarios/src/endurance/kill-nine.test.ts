import { expect, test } from 'vitest';
import { openWorld } from '../stage/world.ts';
import { visitorOf } from '../wire/visitor.ts';
import { firstHalfOfA7 } from './first-half.ts';
import { killNine, tableOf } from './kill-nine.ts';
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
      const team = {
        nurse: await visitorOf(world, 'tilleulsNurse'),
        secretary: await visitorOf(world, 'tilleulsSecretary'),
      };
      const { commands } = await firstHalfOfA7(team);
      blows = await killNine(world, team, commands, ['database', 'server']);
    } finally {
      await world.end();
    }
    console.log(tableOf(blows));
    expect(blows.filter(({ found }) => found !== 'kept')).toEqual([]);
    // Thirteen commands, each cut short once and acknowledged twice.
    expect(blows).toHaveLength(39);
  },
);
