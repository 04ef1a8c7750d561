import type { Platform, ServerModule } from '../platform/index.ts';
import { forgetDiscarded, forgettingSchedule } from './forget-discarded.ts';
import { draftsMigrations } from './migrations.ts';
import { draftsRights } from './policy.ts';
import { draftsRoutes } from './routes.ts';

export { draftsMigrations } from './migrations.ts';
export { draftsRights } from './policy.ts';
export * from './refusals.ts';

/** What someone is typing, private to them, kept until they are done with it. */
export const draftsModule = (platform: Pick<Platform, 'database' | 'now'>): ServerModule => ({
  name: 'drafts',
  migrations: draftsMigrations,
  rights: draftsRights,
  routes: draftsRoutes,
  tasks: { 'drafts:forget': () => forgetDiscarded(platform) },
  schedule: forgettingSchedule,
});
