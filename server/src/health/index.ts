import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { health } from './contract.ts';
import { mayWriteKind, healthRights } from './policy.ts';

export type * from './contract.ts';
export { healthRights } from './policy.ts';

export const keptByHealth: KeptBy = { module: 'health', series: new Set(['vital-signs', 'event']) };

export const healthModule = (): ServerModule => ({
  name: 'health',
  migrations: {},
  rights: healthRights,
  routes: factRoutes({ kept: keptByHealth, contracts: health, rights: healthRights, reach: mayReach, mayWrite: mayWriteKind }),
});
