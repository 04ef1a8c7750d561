import { codes } from './codes.ts';

/** TRE_R02-SecteurActivite. */
export const sectorSystem = '1.2.250.1.71.4.2.4';

/** JDV_J02_XdsHealthcareFacilityTypeCode: sectors of activity met here (CDA digest §6.2). */
export const sectors = codes(sectorSystem, {
  publicHospital: ['SA01', 'Etablissement public de santé'],
  privateNonProfitHospital: ['SA03', 'Etablissement privé PSPH'],
  privateHospital: ['SA04', 'Etablissement privé non PSPH'],
  healthCentre: ['SA05', 'Centre de santé'],
  individualPractice: ['SA07', 'Cabinet individuel'],
  groupPractice: ['SA08', 'Cabinet de groupe'],
  motherAndChildProtection: ['SA15', 'PMI et Planification familiale'],
  disability: ['SA16', 'Etablissement pour personnes handicapées'],
  olderPeople: ['SA17', 'Etablissement pour personnes âgées'],
  familyHelp: ['SA18', 'Etablissement aide à la famille'],
  childProtection: ['SA20', "Etablissement pour la protection de l'enfance"],
  accommodationAndRehabilitation: ['SA21', "Etablissement d'hébergement et de réadaptation"],
  socialSecurity: ['SA24', 'Organisme de sécurité sociale'],
  laboratory: ['SA25', 'Laboratoire de biologie médicale'],
  localAuthority: ['SA27', 'Collectivité territoriale'],
  pharmacy: ['SA33', "Pharmacie d'officine"],
  otherSocial: ['SA41', 'Autre établissement du domaine social ou médico-social'],
  healthHouse: ['SA52', 'Maison de santé ou Pôle de santé'],
  careCoordination: ['SA57', 'Structure de coopération avec mission de coordination de soins'],
});

/** TRE of the practice settings. */
export const practiceSettingSystem = '1.2.250.1.213.1.1.4.9';

/** JDV_J04_XdsPracticeSettingCode: a DUI sends `ESSMS` (CDA digest §1.14). */
export const practiceSettings = codes(practiceSettingSystem, {
  essms: ['ESSMS', 'Etablissement ou Service Social ou Médico-Social'],
  hospital: ['ETABLISSEMENT', 'Etablissement de santé'],
  outpatient: ['AMBULATOIRE', 'Ambulatoire'],
  homeCare: ['SAD', 'Soins à domicile'],
  homeSupport: ['MAD', 'Maintien à domicile'],
  hospitalAtHome: ['HAD', 'Hospitalisation à domicile'],
  palliative: ['PALLIATIF', 'Soins palliatifs'],
  emergencyMedicalService: ['SAMU_SMUR', 'SAMU/SMUR'],
});
