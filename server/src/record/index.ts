import type { ServerModule } from '../platform/index.ts';
import { recordRights } from './policy.ts';
import { recordRoutes, type RecordNeeds } from './routes.ts';

export type { Todo, TodoSource } from './my-day.ts';
export { recordRights } from './policy.ts';
export type { RecordNeeds } from './routes.ts';

/** The record as it is opened, the lists people are found in, the day of the one who works. */
export const recordModule = (needs: RecordNeeds): ServerModule => ({
  name: 'record',
  migrations: {},
  rights: recordRights,
  routes: recordRoutes(needs),
});
