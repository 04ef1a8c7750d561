import type { Platform, ServerModule } from '../platform/index.ts';
import { staysMigrations } from './migrations.ts';
import { staysRights } from './policy.ts';
import { stayRoutes } from './routes.ts';

export { admit, type Admission } from './admit.ts';
export { standingOf } from './board.ts';
export { discharge } from './discharge.ts';
export { isFollowedHere, mayBeFollowedHere, mayReach } from './reach.ts';
export * from './refusals.ts';
export { isOpen, standingAt, type Standing, type Stay, type StayKind, type StayState } from './stay.ts';
export {
  currentStays,
  currentStaysOfMany,
  movementsSince,
  peopleOf,
  stayedIn,
  staysWhere,
  type CurrentStayRow,
} from './store.ts';
export { transferToHospital } from './transfer-to-hospital.ts';
export { movementInFrench, stayKindInFrench, stayStateInFrench } from './words.ts';

/** Where people live or are accompanied, and where they are now. */
export const staysModule = (platform: Platform): ServerModule => ({
  name: 'stays',
  migrations: staysMigrations,
  rights: staysRights,
  routes: stayRoutes(platform),
});
