import { sql } from 'kysely';
import type { Task } from '../platform/index.ts';
import { carriesAsks } from './asks.ts';
import { bounds } from './bounds.ts';
import { carryAsk } from './carry-ask.ts';
import type { Desk } from './consultation.ts';

export const dmpSchedule = '*/5 * * * * dmp:forget ?max=1';

export const dmpTasks = (desk: Desk): Record<string, Task> => ({
  [carriesAsks]: carryAsk(desk),
  'dmp:forget': async () => {
    const now = desk.platform.now();
    await desk.platform.database.outside((tx) =>
      sql`select liane_forget_dmp(${now}, ${new Date(now.getTime() - bounds.listKept)})`.execute(tx.on()),
    );
  },
});
