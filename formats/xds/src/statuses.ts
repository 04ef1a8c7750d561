import type { DocumentEntry } from './metadata.ts';

export type AvailabilityStatus = NonNullable<DocumentEntry['availabilityStatus']>;

/** National digest 6.5: the two French statuses stand beside the two of ebRIM. */
const urns: Record<AvailabilityStatus, string> = {
  Approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  Deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  Archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  Deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
};

/** The URN of a status, as `@status`, `NewStatus` and the queries write it. */
export const statusUrn = (status: AvailabilityStatus): string => urns[status];

/** The status a URN names; null when it names none. */
export function statusOf(urn: string | undefined): AvailabilityStatus | null {
  for (const [status, known] of Object.entries(urns)) if (known === urn) return status as AvailabilityStatus;
  return null;
}
