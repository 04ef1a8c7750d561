import { expect, test } from 'vitest';
import { openWorld } from '../stage/world.ts';
import { visitorOf } from '../wire/visitor.ts';
import { firstHalfOfA7 } from './first-half.ts';
import { killNine, tableOf } from './kill-nine.ts';
import type { Blow } from './kill-nine.ts';
import { printed } from './printed.ts';

test(
  'kill -9 of the server, the database or the sandbox at each step of A7: nothing acknowledged is lost, nothing is done twice',
  {
    timeout: 600_000,
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
      blows = await killNine(world, team, commands, ['database', 'server', 'sandbox']);
    } finally {
      await world.end();
    }
    console.log(tableOf(blows));
    expect(blows.filter(({ found }) => found !== 'kept')).toEqual([]);
    expect(printed).toContain(tableOf(blows));
  },
);
