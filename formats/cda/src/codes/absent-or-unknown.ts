import type { Coded } from '@liane/vocabulary';
import { absentOrUnknown } from './code-systems.ts';

/** The two answers without items: there is none, or nobody said. */
export interface Absences {
  none: Coded;
  'not-provided': Coded;
}

/** JDV_AbsentOrUnknownProblem. */
export const absentProblems: Absences = {
  none: absentOrUnknown('no-known-problems', 'Pas de problème connu'),
  'not-provided': absentOrUnknown('no-problem-info', "Pas d'information sur les problèmes"),
};

/** JDV_AbsentOrUnknownAllergy. */
export const absentAllergies: Absences = {
  none: absentOrUnknown('no-known-allergies', "Pas d'allergie/hypersensibilité connue"),
  'not-provided': absentOrUnknown('no-allergy-info', 'Pas d’information sur les allergies/hypersensibilités'),
};

/** JDV_AbsentOrUnknownMedication. */
export const absentMedications: Absences = {
  none: absentOrUnknown('no-known-medications', 'Pas de traitement médicamenteux connu'),
  'not-provided': absentOrUnknown('no-medication-info', "Pas d'information sur les traitements médicamenteux"),
};

/** JDV_AbsentOrUnknownImmunization. */
export const absentImmunizations: Absences = {
  none: absentOrUnknown('no-known-immunizations', 'Pas de vaccin connu'),
  'not-provided': absentOrUnknown('no-immunization-info', "Pas d'information sur les vaccins"),
};
