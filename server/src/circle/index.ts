import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { circle } from './contract.ts';
import { circleRights } from './policy.ts';

export type * from './contract.ts';
export { circleRights } from './policy.ts';

export const keptByCircle: KeptBy = { module: 'circle', series: new Set<string>() };

export const circleModule = (): ServerModule => ({
  name: 'circle',
  migrations: {},
  rights: circleRights,
  routes: factRoutes({ kept: keptByCircle, contracts: circle, rights: circleRights, reach: mayReach }),
});
