import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { careplan } from './contract.ts';
import { careplanRights } from './policy.ts';

export type * from './contract.ts';
export { careplanRights } from './policy.ts';

export const keptByCareplan: KeptBy = { module: 'careplan', series: new Set<string>() };

export const careplanModule = (): ServerModule => ({
  name: 'careplan',
  migrations: {},
  rights: careplanRights,
  routes: factRoutes({ kept: keptByCareplan, contracts: careplan, rights: careplanRights, reach: mayReach }),
});
