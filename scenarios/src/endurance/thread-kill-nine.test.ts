import { expect, test } from 'vitest';
import { openWorld } from '../stage/world.ts';
import { visitorOf } from '../wire/visitor.ts';
import { firstHalfOfA7 } from './first-half.ts';
import { killNine, tableOf } from './kill-nine.ts';
import type { Blow } from './kill-nine.ts';
import { printed } from './printed.ts';
import { secondHalfOfA7 } from './second-half.ts';

test(
  'kill -9 of the server, the database or the sandbox at each step of the thread: one copy in the DMP, one message in each mailbox',
  { timeout: 900_000 },
  async () => {
    const world = await openWorld();
    let blows: Blow[];
    try {
      const team = {
        nurse: await visitorOf(world, 'tilleulsNurse'),
        secretary: await visitorOf(world, 'tilleulsSecretary'),
      };
      const first = await firstHalfOfA7(team);
      for (const { does, send, settled } of first.commands) {
        if (does === 'commencer le document de liaison') break;
        await send(team);
        await settled?.(team);
      }
      blows = await killNine(world, team, secondHalfOfA7(world, first), ['server', 'database', 'sandbox']);
    } finally {
      await world.end();
    }
    console.log(tableOf(blows));
    expect(blows.filter(({ found }) => found !== 'kept')).toEqual([]);
    expect(printed).toContain(tableOf(blows));
  },
);
