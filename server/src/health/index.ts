import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { health, type HealthContent } from './contract.ts';
import { mayWriteKind, healthRights } from './policy.ts';

export type * from './contract.ts';
export { healthRights } from './policy.ts';

const subjects: Partial<Record<HealthContent['kind'], string>> = {
  allergy: 'allergies',
  problem: 'problems',
  antecedent: 'antecedents',
  device: 'devices',
  directive: 'directives',
};

export const keptByHealth: KeptBy = {
  module: 'health',
  series: new Set(['vital-signs', 'event']),
  subjectOf: (content) => subjects[(content as HealthContent).kind] ?? null,
  absenceOf: (content) => ('about' in content && content.kind === 'none-known' ? String(content.about) : null),
};

export const healthModule = (): ServerModule => ({
  name: 'health',
  migrations: {},
  rights: healthRights,
  routes: factRoutes({
    kept: keptByHealth,
    contracts: health,
    rights: healthRights,
    reach: mayReach,
    mayWrite: mayWriteKind,
  }),
});
