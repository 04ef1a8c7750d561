import { sql } from 'kysely';
import type { Platform, ServerModule } from './module.ts';

/** Longer than any device stays away with something to send. */
const keptFor = 30 * 24 * 3600 * 1000;

/** What the platform does by itself: answers kept for repeated commands hold health data and do not outlive their use. */
export const platformModule = ({ database, now }: Pick<Platform, 'database' | 'now'>): ServerModule => ({
  name: 'platform',
  migrations: {},
  rights: {},
  routes: [],
  tasks: {
    'platform:tidy': () =>
      database.outside(async (tx) => {
        await sql`select liane_forget_commands(${new Date(now().getTime() - keptFor)})`.execute(tx.on());
      }),
  },
  schedule: '41 * * * * platform:tidy ?max=1',
});
