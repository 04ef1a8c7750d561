import type { Platform, ServerModule } from '../platform/index.ts';
import { dmpMigrations } from './migrations.ts';
import type { DmpNeeds } from './needs.ts';
import { dmpRights } from './policy.ts';
import { dmpRoutes } from './routes.ts';
import { dmpAsks, dmpSchedule, dmpTasks } from './tasks.ts';

export { dmpOf } from './dmp.ts';
export { dmpMigrations } from './migrations.ts';
export type { DmpNeeds } from './needs.ts';
export { dmpRights } from './policy.ts';
export * from './refusals.ts';

/** The DMP as a professional consults it: its state, its documents, the essential of it; each consultation is somebody's act. */
export const dmpModule = (platform: Platform, needs: DmpNeeds): ServerModule => ({
  name: 'dmp',
  migrations: dmpMigrations,
  rights: dmpRights,
  routes: dmpRoutes({ platform, needs }),
  tasks: dmpTasks({ platform, needs }),
  awaited: dmpAsks({ platform, needs }),
  schedule: dmpSchedule,
});
