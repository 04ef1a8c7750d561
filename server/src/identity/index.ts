import type { ServerConfig } from '../config.ts';
import type { Platform, ServerModule } from '../platform/index.ts';
import { identityMigrations } from './migrations.ts';
import { identityRights } from './policy.ts';
import { identityRoutes } from './routes.ts';

export { birthPlaceName } from './birth-places.ts';
export { createPerson, type Creation } from './create-person.ts';
export { identityMigrations } from './migrations.ts';
export { namesOf } from './names-of.ts';
export {
  displayName,
  insToSend,
  isDoubtful,
  isLocked,
  noComplementary,
  type ComplementaryTraits,
  type Person,
} from './person.ts';
export * from './refusals.ts';
export { searchPersons } from './search.ts';
export { personById, personsById } from './store.ts';

/** Persons, the qualification of their INS, their doubles. */
export function identityModule(platform: Platform, config: ServerConfig): ServerModule {
  void [platform, config];
  return { name: 'identity', migrations: identityMigrations, rights: identityRights, routes: identityRoutes };
}
