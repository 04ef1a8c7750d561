import { connectedService } from './connected-service.ts';
import { knownAddress } from './known-address.ts';
import { noOpposition } from './no-opposition.ts';
import { qualifiedIdentity } from './qualified-identity.ts';
import type { Hold, Known, Rule } from './rule.ts';
import { stillNews } from './still-news.ts';
import { stillTrue } from './still-true.ts';

export type { Hold, Known } from './rule.ts';
export { activeDmp, coherentIdentity } from './told-by-dmp.ts';
export { beingReissued, sameIns, writtenBeforeIns } from './same-ins.ts';
export { isOldNews } from './still-news.ts';
export { leavesBy } from './visibility.ts';

/** In this order: the first that holds it says why. */
const rules: readonly Rule[] = [stillTrue, stillNews, connectedService, noOpposition, qualifiedIdentity, knownAddress];

/** What keeps a sending from leaving now, before anything is asked outside. */
export const whatHolds = (known: Known): Hold | null =>
  rules.reduce<Hold | null>((hold, rule) => hold ?? rule(known), null);
