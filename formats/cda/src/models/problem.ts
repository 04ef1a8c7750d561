import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from './known.ts';

/** A problem or an antecedent (CDA digest §4.2, concern and problem). */
export interface Problem {
  label: string;
  /** CIM-10 code, when coded. */
  code?: Coded;
  since?: PartialDate;
  /** When it ended; an active problem has none. */
  until?: PartialDate;
  comment?: string;
}
