import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from './known.ts';

/** A vaccination done, or known not to have been (CDA digest §4.2 Vaccination). */
export interface Vaccination {
  /** Vaccine or disease, in words. */
  label: string;
  /** CIS code of the vaccine. */
  code?: Coded;
  atc?: Coded;
  done: boolean;
  on?: PartialDate;
  lotNumber?: string;
  /** EDQM code, of JDV_ImmunizationRouteCodes. */
  route?: Coded;
}
