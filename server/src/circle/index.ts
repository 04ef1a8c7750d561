import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { circle, type CircleContent } from './contract.ts';
import { circleRights } from './policy.ts';

export type * from './contract.ts';
export { circleRights } from './policy.ts';

export const keptByCircle: KeptBy = {
  module: 'circle',
  series: new Set<string>(),
  subjectOf: (content) => subjectOf(content as CircleContent),
  absenceOf: (content) => ('about' in content && content.kind === 'nobody' ? String(content.about) : null),
};

function subjectOf(content: CircleContent): string | null {
  if (content.kind === 'contact' && content.isTrustedPerson) return 'trusted-person';
  if (content.kind === 'care-professional' && content.role === 'gp') return 'gp';
  return content.kind === 'legal-representative' ? 'legal-representative' : null;
}

export const circleModule = (): ServerModule => ({
  name: 'circle',
  migrations: {},
  rights: circleRights,
  routes: factRoutes({ kept: keptByCircle, contracts: circle, rights: circleRights, reach: mayReach }),
});
