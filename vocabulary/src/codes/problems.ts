import { absentOrUnknownSystem } from './allergies.ts';
import { codes } from './codes.ts';
import { snomedCtSystem } from './systems.ts';

/** JDV_ProblemCodes (1.2.250.1.213.1.1.5.172): what sort of statement a problem entry makes. */
export const problemKinds = codes(snomedCtSystem, {
  finding: ['404684003', 'constatation clinique'],
  problem: ['55607006', 'problème'],
  disease: ['64572001', 'maladie'],
  functionalFinding: ['248536006', "constatation à propos de la performance fonctionnelle et l'activité"],
  complaint: ['1269496002', 'plainte'],
  reportedSymptom: ['418799008', 'symptôme rapporté par le patient ou le répondant'],
  diagnosis: ['282291009', 'interprétation diagnostique'],
});

/** HL7 code system of the clinical status of a problem. */
export const conditionStatusSystem = '2.16.840.1.113883.4.642.1.1074';

/** JDV_HL7_ConditionClinical. */
export const conditionStatuses = codes(conditionStatusSystem, {
  active: ['active', 'Actif'],
  recurrence: ['recurrence', 'Récurrent'],
  relapse: ['relapse', 'Rechute'],
  inactive: ['inactive', 'Inactif'],
  remission: ['remission', 'En rémission'],
  resolved: ['resolved', 'Résolu'],
});

/** HL7 code system of how sure a problem is. */
export const certaintySystem = '2.16.840.1.113883.4.642.1.1075';

/** JDV_HL7_condition_ver_status. */
export const certainties = codes(certaintySystem, {
  unconfirmed: ['unconfirmed', 'Non confirmé'],
  confirmed: ['confirmed', 'Confirmé'],
  refuted: ['refuted', 'Réfuté'],
});

/** JDV_AbsentOrUnknownProblem (1.2.250.1.213.1.1.5.662). */
export const absentProblems = codes(absentOrUnknownSystem, {
  unknown: ['no-problem-info', "Pas d'information sur les problèmes"],
  none: ['no-known-problems', 'Pas de problème connu'],
});
