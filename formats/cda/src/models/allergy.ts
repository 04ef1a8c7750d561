import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from './known.ts';

/** Kinds used here of JDV_TypeEvenementIndesirablePrevisible. */
export type AllergyKind =
  | 'allergy'
  | 'drug-allergy'
  | 'food-allergy'
  | 'substance-allergy'
  | 'intolerance'
  | 'drug-intolerance'
  | 'food-intolerance';

/** Degrees used here of JDV_SeveriteObservation. */
export type AllergySeverity = 'mild' | 'moderate' | 'severe' | 'fatal';

/** An allergy or intolerance (CDA digest §4.2). */
export interface Allergy {
  kind: AllergyKind;
  /** What triggers it, in words. */
  agent: string;
  agentCode?: Coded;
  /** What it does, in words. */
  reaction?: string;
  severity?: AllergySeverity;
  since?: PartialDate;
  until?: PartialDate;
}
