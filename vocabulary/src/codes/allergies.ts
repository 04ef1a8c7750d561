import { codes } from './codes.ts';
import { snomedCtSystem } from './systems.ts';

/** TRE of what is absent or unknown (IPS). */
export const absentOrUnknownSystem = '2.16.840.1.113883.5.1150.1';

/** JDV_TypeEvenementIndesirablePrevisible (1.2.250.1.213.1.1.5.794); the provisional environmental code is left out. */
export const allergyTypes = codes(snomedCtSystem, {
  adverseReactionPropensity: ['420134006', 'propension aux effets indésirables'],
  allergy: ['609328004', 'allergie'],
  drugAllergy: ['416098002', 'allergie médicamenteuse'],
  foodAllergy: ['414285001', 'allergie alimentaire'],
  substanceAllergy: ['419199007', 'allergie à une substance'],
  nonAllergicHypersensitivity: ['609396006', 'hypersensibilité non allergique'],
  drugHypersensitivity: ['609398007', 'hypersensibilité non allergique à une drogue ou un médicament'],
  foodHypersensitivity: ['735449006', 'hypersensibilité non allergique alimentaire'],
  substanceHypersensitivity: ['609397002', 'hypersensibilité non allergique à une substance'],
  substanceIntolerance: ['782197009', 'intolérance à une substance'],
  drugIntolerance: ['59037007', 'intolérance aux drogues et/ou médicaments'],
  foodIntolerance: ['235719002', 'intolérance alimentaire'],
  idiosyncrasy: ['56840009', 'idiosyncrasie'],
});

/** JDV_SeveriteObservation (1.2.250.1.213.1.1.5.675), from the worst. */
export const severities = codes(snomedCtSystem, {
  fatal: ['442452003', 'gravité mortelle'],
  severe: ['24484000', 'grave'],
  moderateToSevere: ['371924009', 'modéré à sévère'],
  moderate: ['6736007', 'modéré'],
  mildToModerate: ['371923003', 'léger à modéré'],
  mild: ['255604002', 'léger'],
});

/** HL7 code system of the criticality (JDV_HL7_allergy_intolerance_criticality). */
export const criticalitySystem = '2.16.840.1.113883.4.642.4.130';

/** How dangerous the next exposure could be. */
export const criticalities = codes(criticalitySystem, {
  low: ['low', 'Bas'],
  high: ['high', 'Elevé'],
  unableToAssess: ['unable-to-assess', 'Impossible à évaluer'],
});

/** HL7 code system of the clinical status of an allergy. */
export const allergyStatusSystem = '2.16.840.1.113883.4.642.4.1373';

/** JDV_HL7_allergyintolerance_clinical. */
export const allergyStatuses = codes(allergyStatusSystem, {
  active: ['active', 'Actif'],
  inactive: ['inactive', 'Inactif'],
  resolved: ['resolved', 'Résolu'],
});

/** JDV_AbsentOrUnknownAllergy (1.2.250.1.213.1.1.5.661): said, never deduced from an empty list. */
export const absentAllergies = codes(absentOrUnknownSystem, {
  unknown: ['no-allergy-info', 'Pas d’information sur les allergies/hypersensibilités'],
  none: ['no-known-allergies', "Pas d'allergie/hypersensibilité connue"],
  noneToDrugs: ['no-known-medication-allergies', "Pas d'allergie médicamenteuse connue"],
  noneToEnvironment: ['no-known-environmental-allergies', "Pas d'allergie environnementale connue"],
  noneToFood: ['no-known-food-allergies', "Pas d'allergie alimentaire connue"],
});
