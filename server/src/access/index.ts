import type { Doorkeeper, Platform, ServerModule } from '../platform/index.ts';
import { doorkeeperOf } from './doorkeeper.ts';
import { entranceOf } from './entrance.ts';
import { consultant, type Consultant } from './consultant.ts';
import { liveToken, type LiveToken } from './live-token.ts';
import { accessMigrations } from './migrations.ts';
import type { AccessConfig, AccessNeeds } from './needs.ts';
import { accessPlugin } from './plugin.ts';
import { accessRights } from './policy.ts';
import { accessRoutes } from './routes.ts';
import { accessSchedule, accessTasks } from './tasks.ts';

export { addStaff, type NewStaff } from './add-staff.ts';
export { breakGlassWaiting } from './break-glass-waiting.ts';
export { breakGlass, openBreakGlass } from './break-glass.ts';
export type { Consultant } from './consultant.ts';
export { createFirstAdministrator, type FirstAdministrator } from './first-administrator.ts';
export type { LiveToken } from './live-token.ts';
export { accessMigrations } from './migrations.ts';
export type { AccessConfig, AccessNeeds, Workplace } from './needs.ts';
export { doctorsHere, whoActs, type NamedStaff } from './named-professional.ts';
export { openOrganisation, organisations, type Organisation } from './organisation.ts';
export { accessRights } from './policy.ts';
export { callbackPath, signedOutPath } from './pro-sante-connect.ts';
export { rightsRoleOf } from './rights-role.ts';
export { staffMember } from './staff-member.ts';
export { tracesOfPerson } from './search-traces.ts';
export { sealFor, type Seal } from './seal.ts';
export { signInProblems, type SignInProblem } from './sign-in-problems.ts';
export { verifyTraces, type TraceFault, type TracesReport } from './verify-traces.ts';

export interface AccessModule extends ServerModule {
  /** To hand to `mountRoutes` and to the plugins of the other modules. */
  doorkeeper: Doorkeeper;
  /** A token of Pro Santé Connect of one of these accounts, while its session lives; for one call, never kept. */
  liveToken(
    organisationId: string,
    accountIds: readonly string[],
    refused: ReadonlySet<string>,
  ): Promise<LiveToken | null>;
  /** Who consults under this session, while it lives in this organisation with Pro Santé Connect; null otherwise. */
  consultant(organisationId: string, sessionId: string): Promise<Consultant | null>;
}

/** Signing in, sessions, staff, break-glass and traces. */
export function accessModule(platform: Platform, config: AccessConfig, needs: AccessNeeds): AccessModule {
  const entrance = entranceOf(platform, config, needs);
  return {
    name: 'access',
    migrations: accessMigrations,
    rights: accessRights,
    routes: accessRoutes(entrance),
    plugin: (app, door) => accessPlugin(app, door, entrance),
    tasks: accessTasks(entrance),
    schedule: accessSchedule,
    doorkeeper: doorkeeperOf(entrance),
    liveToken: (organisationId, accountIds, refused) => liveToken(entrance, organisationId, accountIds, refused),
    consultant: (organisationId, sessionId) => consultant(entrance, organisationId, sessionId),
  };
}
