import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from './known.ts';

/** A medicine as prescribed or taken. */
export interface Medicine {
  label: string;
  /** CIS, CIP or Medicabase code. */
  code?: Coded;
  /** ATC code. */
  atc?: Coded;
}

/** A quantity of UCUM unit; `{count}` style units carry the counted form in `form`. */
export interface Dose {
  low: number;
  /** When a range; same as `low` when absent. */
  high?: number;
  /** UCUM unit; absent when counted in forms (tablets, drops). */
  unit?: string;
  /** The counted form in words: `comprimé`. */
  form?: string;
}

/** How often: every so many hours/days/weeks, or at moments of the day (JDV_HL7_TimingEvent). */
export type Frequency = { every: number; unit: 'h' | 'd' | 'wk' | 'mo' } | { at: TimingEvent };

export type TimingEvent =
  | 'AC'
  | 'ACD'
  | 'ACM'
  | 'ACV'
  | 'C'
  | 'CD'
  | 'CM'
  | 'CV'
  | 'HS'
  | 'IC'
  | 'ICD'
  | 'ICM'
  | 'ICV'
  | 'PC'
  | 'PCD'
  | 'PCM'
  | 'PCV'
  | 'WAKE';

/** A long-term treatment (CDA digest §4.2 Traitement). The posology in words is always there; the rest when known. */
export interface Treatment {
  medicine: Medicine;
  /** As the prescriber wrote it: `1 comprimé matin et soir`. */
  posology: string;
  since?: PartialDate;
  until?: PartialDate;
  dose?: Dose;
  frequency?: Frequency;
  /** EDQM code, of JDV_RouteofAdministration. */
  route?: Coded;
  /** What it treats, in words. */
  reason?: string;
  /** Taken only when needed, and why. */
  condition?: string;
}

/** A dose actually given. */
export interface Intake {
  medicine?: Medicine;
  takenAt: Date;
  /** In words: `1 comprimé`. */
  quantity?: string;
}
