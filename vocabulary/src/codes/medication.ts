import { absentOrUnknownSystem } from './allergies.ts';
import { codes } from './codes.ts';

/** EDQM standard terms. */
export const edqmSystem = '0.4.0.127.0.16.1.1.2.1';

/** JDV_RouteofAdministration (1.2.250.1.213.1.1.5.677): the routes used outside hospital. */
export const routes = codes(edqmSystem, {
  oral: ['20053000', 'Voie orale'],
  sublingual: ['20067000', 'Voie sublinguale'],
  buccal: ['20054000', 'Voie buccale'],
  subcutaneous: ['20066000', 'Voie sous-cutanée'],
  intramuscular: ['20035000', 'Voie intramusculaire'],
  intravenous: ['20045000', 'Voie intraveineuse'],
  intradermal: ['20030000', 'Voie intradermique'],
  cutaneous: ['20003000', 'Voie cutanée'],
  transdermal: ['20070000', 'Voie transdermique'],
  inhaled: ['20020000', 'Voie inhalée'],
  nasal: ['20049000', 'Voie nasale'],
  ophthalmic: ['20051000', 'Voie ophtalmique'],
  auricular: ['20001000', 'Voie auriculaire'],
  rectal: ['20061000', 'Voie rectale'],
  vaginal: ['20072000', 'Voie vaginale'],
  gastric: ['20013500', 'Voie gastrique'],
  other: ['20062000', 'Autre(s)'],
});

/** JDV_AbsentOrUnknownMedication (1.2.250.1.213.1.1.5.664). */
export const absentTreatments = codes(absentOrUnknownSystem, {
  unknown: ['no-medication-info', "Pas d'information sur les traitements médicamenteux"],
  none: ['no-known-medications', 'Pas de traitement médicamenteux connu'],
});
