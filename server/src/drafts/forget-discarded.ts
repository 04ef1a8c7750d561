import { sql } from 'kysely';
import type { Platform } from '../platform/index.ts';
import { tables } from './store.ts';

export const forgettingSchedule = '47 * * * * drafts:forget ?max=1';

/** Longer than any device stays away with something to send. */
const keptFor = 30 * 24 * 3600 * 1000;

/** Forgets the numbers of the drafts thrown away a month ago. */
export async function forgetDiscarded({ database, now }: Pick<Platform, 'database' | 'now'>): Promise<void> {
  await database.outside(async (tx) => {
    await sql`select liane_forget_drafts(${new Date(now().getTime() - keptFor)})`.execute(tables(tx));
  });
}
