import { isWrittenBy } from './author-of.ts';
import { bounds } from './bounds.ts';
import type { KnownEntry } from './entries.ts';
import type { KnownState } from './states.ts';

/** Since when things are new to one professional: their last visit, or the one before while this one lasts (SC.DMP/UX.15). */
export function newSinceOf(mine: KnownState | undefined, now: Date): Date {
  const { visitedAt = null, visitedBefore = null } = mine ?? {};
  const last = isSameVisit(visitedAt, now) ? visitedBefore : visitedAt;
  return last ?? new Date(now.getTime() - bounds.newWithoutVisit);
}

/** The inbox empties at the visit itself: what was just looked at is waited for no more. */
export const inboxSince = (mine: KnownState | undefined, now: Date): Date =>
  mine?.visitedAt ?? new Date(now.getTime() - bounds.newWithoutVisit);

/** Opened again within the half-hour, it is the same visit. */
export const isSameVisit = (visitedAt: Date | null, now: Date): boolean =>
  visitedAt !== null && now.getTime() - visitedAt.getTime() < bounds.sameVisit;

/** Of a third party, never opened. `structures`: Struct_IdNat of our establishments. */
export const isNew = (
  { entry, firstSeenAt, openedAt }: KnownEntry,
  since: Date,
  structures: ReadonlySet<string>,
): boolean => openedAt === null && firstSeenAt > since && !isWrittenBy(entry, structures);
