import { codes } from './codes.ts';

/** System of the professions of health and their savoir-faire, as CDA authors write them. */
export const authorProfessionSystem = '1.2.250.1.213.1.1.4.5';

/** TRE_R85-RolePriseCharge. */
export const careRoleSystem = '1.2.250.1.213.1.6.1.107';

/** TRE_R95-UsagerTitre. */
export const titleUserSystem = '1.2.250.1.213.1.6.1.109';

/** TRE_R94-ProfessionSocial. */
export const socialProfessionSystem = '1.2.250.1.213.1.6.1.4';

/** TRE_A00-ProducteurDocNonPS. */
export const otherProducerSystem = '1.2.250.1.213.1.1.4.6';

/** JDV_J01_XdsAuthorSpecialty: who may sign as author of a document (CDA digest §1.6 and §6.5). */
export const authorSpecialties = {
  ...codes(authorProfessionSystem, {
    doctor: ['G15_10', 'Médecin'],
    generalPractitioner: ['G15_10/SM26', 'Médecin - Qualifié en Médecine Générale (SM)'],
    generalMedicine: ['G15_10/SM54', 'Médecin - Médecine Générale (SM)'],
    geriatrician: ['G15_10/SM18', 'Médecin - Gériatrie (SM)'],
    pharmacist: ['G15_21', 'Pharmacien'],
    careAssistant: ['G15_35', 'Aide-soignant'],
    dentist: ['G15_40', 'Chirurgien-Dentiste'],
    midwife: ['G15_50', 'Sage-Femme'],
    nurse: ['G15_60', 'Infirmier'],
    physiotherapist: ['G15_70', 'Masseur-Kinésithérapeute'],
    podiatrist: ['G15_80', 'Pédicure-Podologue'],
    speechTherapist: ['G15_91', 'Orthophoniste'],
    occupationalTherapist: ['G15_94', 'Ergothérapeute'],
    dietitian: ['G15_95', 'Diététicien'],
    psychomotorTherapist: ['G15_96', 'Psychomotricien'],
  }),
  ...codes(titleUserSystem, {
    psychologist: ['93', 'Psychologue'],
  }),
  ...codes(socialProfessionSystem, {
    socialWorker: ['41', 'Assistant de service social'],
  }),
  ...codes(careRoleSystem, {
    guardianshipAgent: ['307', 'Mandataire judiciaire à la protection des majeurs (MJPM)'],
    otherProfessional: ['312', 'Autre professionnel'],
    careAssistantByRole: ['313', 'Aide-soignant'],
    socialLifeAssistant: ['318', 'Auxiliaire de vie sociale'],
    familyTechnician: ['319', "Technicien de l'intervention sociale et familiale"],
    familyEconomyAdviser: ['320', 'Conseiller en économie sociale et familiale'],
    familyAssistant: ['322', 'Assistant familial'],
    medicalPsychologicalAide: ['323', 'Aide médico-psychologique (AMP)'],
    instructor: ['324', 'Moniteur éducateur'],
    earlyChildhoodEducator: ['325', 'Educateur de jeunes enfants'],
    specialisedEducator: ['326', 'Educateur spécialisé'],
    technicalEducator: ['327', 'Educateur technique spécialisé'],
    educationalAndSocialSupport: ['328', 'Accompagnant éducatif et social'],
    careCoordinator: ['330', 'Coordonnateur de parcours'],
    medicalSecretary: ['331', 'Secrétaire assistante médico-administrative'],
    sectorManager: ['333', 'Responsable de secteur'],
    otherSocialProfessional: [
      '345',
      'Autre professionnel intervenant dans le social, éducatif, psychologie et culturel',
    ],
    homeHelp: ['350', 'Aide à domicile'],
    careTeamMember: ['353', "Membre de l'équipe de soins"],
    director: ['359', "Directeur d'établissement"],
    nightSupervisor: ['367', 'Surveillant de nuit'],
    activityLeader: ['368', 'Animateur'],
  }),
  ...codes(otherProducerSystem, {
    patientExpression: ['EXP_PATIENT', 'Expression personnelle du patient'],
    medicalSecretariat: ['SECRETARIAT_MEDICAL', 'Secrétariat médical'],
    duiSoftware: ['LOGICIEL_DUI', 'Logiciel de Dossier Usager Informatisé'],
    referencedDigitalService: ['SNR', 'Service numérique référencé'],
  }),
};
