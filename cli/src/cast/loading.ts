import type { Act, Platform, Tx } from '@liane/server/platform';

/** An establishment of the cast, as this installation knows it. */
export interface Place {
  id: string;
  name: string;
  categoryCode: string;
  units: Map<string, { id: string; beds: Map<string, string> }>;
}

/** What the files of this folder load with. */
export interface Loading {
  platform: Platform;
  tx: Tx;
  now: Date;
  organisationId: string;
  places: Map<string, Place>;
  /** By key of the professional; the first of a place signs what nobody else does. */
  authors: Map<string, Act>;
}
