import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { carriesInquiries } from './ask-insi.ts';
import { carryInquiry } from './carry-inquiry.ts';
import { openInsi } from './insi.ts';
import { identityMigrations } from './migrations.ts';
import { identityRights } from './policy.ts';
import { identityRoutes, type IdentityNeeds } from './routes.ts';

export { birthPlaceName } from './birth-places.ts';
export { considerReceivedIdentity, type Considered, type ReceivedIdentity } from './consider-received-identity.ts';
export { createPerson, type Creation } from './create-person.ts';
export { findDoubles, type Known } from './find-doubles.ts';
export { importDatedCommunes } from './import-dated-communes.ts';
export { identityMigrations } from './migrations.ts';
export { identitiesWaiting } from './identities-waiting.ts';
export { mergePersons } from './merge-persons.ts';
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
export { identityRights } from './policy.ts';
export type { IdentityNeeds } from './routes.ts';
export { absorbedInto, standingPerson, standingPersons } from './same-person.ts';
export { searchPersons } from './search.ts';
export { personById, personsById } from './store.ts';
export { takeOver, type QualifiedElsewhere } from './take-over.ts';
export type { BlockedBy } from './to-settle.ts';
export { sameStrictTraits } from './typed-traits.ts';

/** Persons, the qualification of their INS, their doubles. `needs` come from modules above: the reach of a record, what waits for an identity. */
export function identityModule(platform: Platform, config: ServerConfig, needs: IdentityNeeds = {}): ServerModule {
  return {
    name: 'identity',
    migrations: identityMigrations,
    rights: identityRights,
    routes: identityRoutes(needs),
    awaited: { [carriesInquiries]: carryInquiry(platform, openInsi(config)) },
  };
}
