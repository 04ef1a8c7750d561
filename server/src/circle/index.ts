import { checkMssanteAddress, trustedSpaceOf, type TrustedSpace } from '../directory/index.ts';
import { factRoutes, type KeptBy } from '../facts/index.ts';
import type { AnyServed, ServerConfig, ServerModule } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { circle, type CircleContent } from './contract.ts';
import { circleRights } from './policy.ts';

export type * from './contract.ts';
export { circleRights } from './policy.ts';

export const keptByCircle: KeptBy = {
  module: 'circle',
  series: new Set<string>(),
  tells: 'circle-changed',
  subjectOf: (content) => subjectOf(content as CircleContent),
  absenceOf: (content) => ('about' in content && content.kind === 'nobody' ? String(content.about) : null),
};

function subjectOf(content: CircleContent): string | null {
  if (content.kind === 'contact' && content.isTrustedPerson) return 'trusted-person';
  if (content.kind === 'care-professional' && content.role === 'gp') return 'gp';
  return content.kind === 'legal-representative' ? 'legal-representative' : null;
}

/** Who surrounds a person; a professional is given no address outside the trusted space of MSSanté. */
export function circleModule(config: Pick<ServerConfig, 'mssante'> = {}): ServerModule {
  const trusts = trustedSpaceOf(config.mssante);
  const routes = factRoutes({ kept: keptByCircle, contracts: circle, rights: circleRights, reach: mayReach });
  return {
    name: 'circle',
    migrations: {},
    rights: circleRights,
    routes: routes.map((route) => (writes.has(route.act) ? checkingAddresses(route, trusts) : route)),
  };
}

const writes = new Set(['circle.record', 'circle.correct']);

/** What ends or is withdrawn is not looked at: a former address is no reason to keep a fact. */
const checkingAddresses = (route: AnyServed, trusts: TrustedSpace): AnyServed => ({
  ...route,
  do: (input, act, tx) => {
    const content = (input.body as { content: CircleContent }).content;
    if (content.kind === 'care-professional') checkMssanteAddress(trusts, content.mssanteAddress);
    return route.do(input, act, tx);
  },
});
