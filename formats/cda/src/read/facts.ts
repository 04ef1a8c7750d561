import type { ReadCode, ReadDate, ReadPeriod } from './values.ts';

/** Coded facts of a structured document. `narrative` is what a person reads of the same fact; both are kept because the narrative has reference value (CDA digest §7.1). */
export interface ReadFacts {
  problems: ReadProblem[];
  allergies: ReadAllergy[];
  treatments: ReadTreatment[];
  vaccinations: ReadTreatment[];
  vitalSigns: ReadObservation[];
  observations: ReadObservation[];
  directives: ReadObservation[];
}

interface FactSource {
  /** Code of the section the fact comes from. */
  section: string | undefined;
  narrative: string | undefined;
}

export interface ReadProblem extends FactSource {
  kind: ReadCode | undefined;
  value: ReadCode | undefined;
  period: ReadPeriod | undefined;
  /** Status of the concern: active, completed, suspended, aborted. */
  status: string | undefined;
  /** True when the writer denies the problem. */
  denied: boolean;
}

export interface ReadAllergy extends FactSource {
  kind: ReadCode | undefined;
  agent: ReadCode | undefined;
  reactions: ReadCode[];
  severity: ReadCode | undefined;
  criticality: ReadCode | undefined;
  period: ReadPeriod | undefined;
  status: string | undefined;
  denied: boolean;
}

export interface ReadTreatment extends FactSource {
  product: ReadCode | undefined;
  name: string | undefined;
  /** French text such as `2 à 4 comprimé(s)`. */
  dose: string | undefined;
  route: ReadCode | undefined;
  /** French text such as `toutes les 8 h`. */
  frequency: string | undefined;
  period: ReadPeriod | undefined;
  status: string | undefined;
  /** INT: to be taken; EVN: was given. */
  mood: string | undefined;
}

export type ReadValue =
  | { kind: 'quantity'; value: number; unit: string | undefined }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'code'; value: ReadCode }
  | { kind: 'text'; value: string }
  | { kind: 'date'; value: ReadDate }
  | { kind: 'range'; low: number | undefined; high: number | undefined; unit: string | undefined };

export interface ReadObservation extends FactSource {
  code: ReadCode | undefined;
  value: ReadValue | undefined;
  at: ReadPeriod | undefined;
  /** H, L, N … */
  interpretation: string | undefined;
  /** Reference range of a laboratory result. */
  reference: ReadValue | undefined;
  status: string | undefined;
  denied: boolean;
}
