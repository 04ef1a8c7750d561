import type { Coded, Unit, VitalSign } from '@liane/vocabulary';

/** What is known of a person's health and life, as a team would say it. Civil dates are `YYYY-MM-DD`, times `HH:mm` in the zone of the establishment. */
export interface CastRecord {
  personKey: string;
  allergies: CastAllergy[];
  /** Said by somebody, never deduced from an empty list. */
  noKnownAllergy: boolean;
  problems: CastProblem[];
  antecedents: CastAntecedent[];
  treatments: CastTreatment[];
  vitalSigns: CastVitalSign[];
  /** Code of JDV_GIR. */
  gir?: { level: Coded; evaluatedOn: string };
  habits: CastHabit[];
  risks: CastRisk[];
  devices: { name: string; since: string; note?: string }[];
  prostheses: { item: Coded; worn: boolean; note?: string }[];
  directives: CastDirective[];
  contacts: CastContact[];
  vaccinations: { vaccine: string; on: string; lot?: string }[];
  /** Papers that can leave with the person: codes of JDV_ChecklistDLU. */
  papers: Coded[];
  recentEvents: CastEvent[];
  /** Key of a `CastProfessional`. */
  treatingDoctorKey?: string;
  /** Key of a `CastOutsider`. */
  preferredHospitalKey?: string;
  palliativeCare: boolean;
  resistantBacteria: boolean;
}

export interface CastAllergy {
  /** JDV_TypeEvenementIndesirablePrevisible. */
  type: Coded;
  substance: string;
  reaction?: string;
  severity?: Coded;
  criticality?: Coded;
  status: Coded;
  since?: string;
}

export interface CastProblem {
  label: string;
  /** CIM-10. */
  icd10: string;
  /** Year, month or day: `2019`, `2019-03`, `2019-03-12`. */
  since: string;
  status: Coded;
  certainty: Coded;
}

export interface CastAntecedent {
  kind: 'medical' | 'surgical' | 'family';
  label: string;
  icd10?: string;
  /** Year, month or day. */
  on: string;
  relation?: Coded;
}

export interface CastTreatment {
  key: string;
  /** What is written on the box. */
  product: string;
  /** International names of the substances. */
  substances: string[];
  /** ATC class, what duplications and allergies are looked for with. */
  atc: string;
  route: Coded;
  schedule: CastSchedule;
  since: string;
  until?: string;
  longTerm: boolean;
  reason: string;
  /** Key of a `CastProfessional`. */
  prescriberKey: string;
  instructions?: string;
}

export type CastSchedule =
  | { kind: 'daily'; doses: { at: string; quantity: number; unit: Unit }[] }
  /** `every` is in hours. */
  | { kind: 'interval'; every: number; at: string; quantity: number; unit: Unit }
  | { kind: 'asNeeded'; condition: string; quantity: number; unit: Unit; hoursBetween: number; atMostPerDay: number };

/** Told from today, so that demonstrations do not age. */
export interface CastVitalSign {
  sign: VitalSign;
  value: number;
  daysAgo: number;
  at: string;
}

export interface CastHabit {
  topic:
    | 'meals'
    | 'sleep'
    | 'hygiene'
    | 'mobility'
    | 'communication'
    | 'activities'
    | 'beliefs'
    | 'tobacco'
    | 'alcohol';
  text: string;
  /** JDV_SocialHistoryCodes, when one fits. */
  coded?: Coded;
}

/** A yes or no of JDV_ObservationEtatPatient. */
export interface CastRisk {
  observation: Coded;
  present: boolean;
  note?: string;
}

export interface CastDirective {
  /** JDV_TypeDirectiveAnticipee. */
  type: Coded;
  /** What the person accepts; absent for a document as a whole. */
  accepted?: boolean;
  text: string;
  writtenOn: string;
}

export interface CastContact {
  key: string;
  familyName: string;
  givenName: string;
  relation: Coded;
  trustedPerson: boolean;
  emergency: boolean;
  /** JDV_J11, for those a judge named. */
  legalProtection?: Coded;
  phone: string;
  email?: string;
  city?: string;
}

export interface CastEvent {
  daysAgo: number;
  at: string;
  text: string;
  authorKey: string;
}
