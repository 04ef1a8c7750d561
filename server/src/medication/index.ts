import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { medication } from './contract.ts';
import { medicationRights } from './policy.ts';

export type * from './contract.ts';
export { medicationRights } from './policy.ts';

export const keptByMedication: KeptBy = {
  module: 'medication',
  series: new Set(['intake']),
  subjectOf: (content) => (content.kind === 'treatment' ? 'treatments' : null),
  absenceOf: (content) => (content.kind === 'no-treatment' ? 'treatments' : null),
};

export const medicationModule = (): ServerModule => ({
  name: 'medication',
  migrations: {},
  rights: medicationRights,
  routes: factRoutes({ kept: keptByMedication, contracts: medication, rights: medicationRights, reach: mayReach }),
});
