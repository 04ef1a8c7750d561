import type { ServerModule } from '../platform/index.ts';
import { draftsMigrations } from './migrations.ts';
import { draftsRights } from './policy.ts';
import { draftsRoutes } from './routes.ts';

export { draftsMigrations } from './migrations.ts';
export { draftsRights } from './policy.ts';
export * from './refusals.ts';

/** What someone is typing, private to them, kept until they are done with it. */
export const draftsModule = (): ServerModule => ({
  name: 'drafts',
  migrations: draftsMigrations,
  rights: draftsRights,
  routes: draftsRoutes,
});
