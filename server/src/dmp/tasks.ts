import type { Task } from '../platform/index.ts';
import { carriesAsks } from './asks.ts';
import { carryAsk } from './carry-ask.ts';
import { carryRound } from './carry-round.ts';
import type { Desk } from './consultation.ts';
import { forgetOld } from './forget.ts';
import { carriesRounds } from './rounds.ts';

export const dmpSchedule = '*/5 * * * * dmp:forget ?max=1';

/** Somebody looks at the screen meanwhile. */
export const dmpAsks = (desk: Desk): Record<string, Task> => ({
  [carriesAsks]: carryAsk(desk),
  [carriesRounds]: carryRound(desk),
});

export const dmpTasks = (desk: Desk): Record<string, Task> => ({
  'dmp:forget': () => desk.platform.database.outside((tx) => forgetOld(tx, desk.platform.now())),
});
