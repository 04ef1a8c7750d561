import type { Coded } from '@liane/vocabulary';

const absent = (code: string, display: string): Coded => ({ code, display, system: '2.16.840.1.113883.5.1150.1' });

/** The two answers without items: there is none, or nobody said. */
export interface Absences {
  none: Coded;
  'not-provided': Coded;
}

/** JDV_AbsentOrUnknownProblem. */
export const absentProblems: Absences = {
  none: absent('no-known-problems', 'Pas de problème connu'),
  'not-provided': absent('no-problem-info', "Pas d'information sur les problèmes"),
};

/** JDV_AbsentOrUnknownAllergy. */
export const absentAllergies: Absences = {
  none: absent('no-known-allergies', "Pas d'allergie/hypersensibilité connue"),
  'not-provided': absent('no-allergy-info', 'Pas d’information sur les allergies/hypersensibilités'),
};

/** JDV_AbsentOrUnknownMedication. */
export const absentMedications: Absences = {
  none: absent('no-known-medications', 'Pas de traitement médicamenteux connu'),
  'not-provided': absent('no-medication-info', "Pas d'information sur les traitements médicamenteux"),
};

/** JDV_AbsentOrUnknownImmunization. */
export const absentImmunizations: Absences = {
  none: absent('no-known-immunizations', 'Pas de vaccin connu'),
  'not-provided': absent('no-immunization-info', "Pas d'information sur les vaccins"),
};
