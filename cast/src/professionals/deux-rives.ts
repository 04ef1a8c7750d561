import {
  authorSpecialties,
  healthProfessionSystem,
  otherProfessionSystem,
  socialProfessionSystem,
  titleUserSystem,
} from '@liane/vocabulary';
import type { CastProfessional } from '../types.ts';

export const tilleulsNurse: CastProfessional = {
  key: 'tilleulsNurse',
  rpps: '10199000018',
  psIdNat: '810199000018',
  familyName: 'Besnard',
  givenName: 'Aurélie',
  civility: 'MME',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'aurelie.besnard@deux-rives.example',
  story: 'A7 : l’infirmière des Glycines, qui prépare le départ de Mauricette aux urgences en une minute.',
};

export const tilleulsNurseCoordinator: CastProfessional = {
  key: 'tilleulsNurseCoordinator',
  rpps: '10199000026',
  psIdNat: '810199000026',
  familyName: 'Quentin',
  givenName: 'Nathalie',
  civility: 'MME',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'nathalie.quentin@deux-rives.example',
  story: 'L’infirmière coordinatrice des Tilleuls : plan de soins, surveillance, retours d’hôpital.',
};

export const tilleulsCoordinatingDoctor: CastProfessional = {
  key: 'tilleulsCoordinatingDoctor',
  rpps: '10199000034',
  psIdNat: '810199000034',
  familyName: 'Aubert',
  givenName: 'Philippe',
  civility: 'M',
  professionCode: '10',
  professionSystem: healthProfessionSystem,
  savoirFaire: 'SM18',
  authorSpecialty: authorSpecialties.geriatrician,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'philippe.aubert@deux-rives.example',
  story: 'Le médecin coordonnateur des Tilleuls, gériatre, qui reçoit la lettre de liaison.',
};

export const tilleulsSecretary: CastProfessional = {
  key: 'tilleulsSecretary',
  rpps: '10199000042',
  psIdNat: '810199000042',
  familyName: 'Maillard',
  givenName: 'Sylvie',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.medicalSecretary,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'sylvie.maillard@deux-rives.example',
  story: 'La secrétaire des admissions, inscrite dans RPPS+ : elle qualifie les identités.',
};

export const deuxRivesDirector: CastProfessional = {
  key: 'deuxRivesDirector',
  rpps: '10199000059',
  psIdNat: '810199000059',
  familyName: 'Carpentier',
  givenName: 'Hélène',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.director,
  practices: [
    { establishmentKey: 'tilleuls', genre: 'GENR12', modeExercice: 'S', secteur: 'SA17' },
    { establishmentKey: 'passerelle', genre: 'GENR12', modeExercice: 'S', secteur: 'SA16' },
  ],
  ecps: 'active',
  email: 'helene.carpentier@deux-rives.example',
  story: 'La directrice des Tilleuls et de La Passerelle, avec le rôle d’encadrement.',
};

export const passerelleEducator: CastProfessional = {
  key: 'passerelleEducator',
  rpps: '10199000067',
  psIdNat: '810199000067',
  familyName: 'Roche',
  givenName: 'Julien',
  civility: 'M',
  professionCode: '51',
  professionSystem: socialProfessionSystem,
  authorSpecialty: authorSpecialties.specialisedEducator,
  practices: [{ establishmentKey: 'passerelle', genre: 'GENR10', modeExercice: 'S', secteur: 'SA16' }],
  ecps: 'active',
  email: 'julien.roche@deux-rives.example',
  story: 'L’éducateur de Nicolas à La Passerelle.',
};

export const tilleulsAes: CastProfessional = {
  key: 'tilleulsAes',
  rpps: '10199000075',
  psIdNat: '810199000075',
  familyName: 'Ndiaye',
  givenName: 'Fatou',
  civility: 'MME',
  professionCode: '53',
  professionSystem: socialProfessionSystem,
  authorSpecialty: authorSpecialties.educationalAndSocialSupport,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR11', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'fatou.ndiaye@deux-rives.example',
  story: 'L’accompagnante éducative et sociale des Mésanges.',
};

export const deuxRivesCoordinator: CastProfessional = {
  key: 'deuxRivesCoordinator',
  rpps: '10199000083',
  psIdNat: '810199000083',
  familyName: 'Fournier',
  givenName: 'Claire',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.careCoordinator,
  practices: [
    { establishmentKey: 'tilleulsJour', genre: 'GENR08', modeExercice: 'S', secteur: 'SA17' },
    { establishmentKey: 'passerelle', genre: 'GENR08', modeExercice: 'S', secteur: 'SA16' },
  ],
  ecps: 'active',
  email: 'claire.fournier@deux-rives.example',
  story: 'La coordinatrice de parcours, qui change d’établissement dans la journée.',
};

export const tilleulsPsychologist: CastProfessional = {
  key: 'tilleulsPsychologist',
  rpps: '10199000091',
  psIdNat: '810199000091',
  familyName: 'Lacroix',
  givenName: 'Antoine',
  civility: 'M',
  professionCode: '93',
  professionSystem: titleUserSystem,
  authorSpecialty: authorSpecialties.psychologist,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'antoine.lacroix@deux-rives.example',
  story: 'Le psychologue des Tilleuls.',
};

export const tilleulsNightAssistant: CastProfessional = {
  key: 'tilleulsNightAssistant',
  psIdNat: '3990001026/AS-0042',
  familyName: 'Le Roy',
  givenName: 'Sabrina',
  civility: 'MME',
  professionCode: '35',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.careAssistant,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR11', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'none',
  email: 'sabrina.le-roy@deux-rives.example',
  story: 'L’aide-soignante de nuit, sans numéro RPPS : elle entre avec sa clé d’accès.',
};

export const tilleulsCareAssistant: CastProfessional = {
  key: 'tilleulsCareAssistant',
  psIdNat: '3990001026/AS-0057',
  familyName: 'Lenoir',
  givenName: 'Karim',
  civility: 'M',
  professionCode: '35',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.careAssistant,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR11', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'none',
  email: 'karim.lenoir@deux-rives.example',
  story: 'L’aide-soignant de jour des Glycines, arrivé hier, sans numéro RPPS.',
};

export const tilleulsActivityLeader: CastProfessional = {
  key: 'tilleulsActivityLeader',
  rpps: '10199000125',
  psIdNat: '810199000125',
  familyName: 'Picard',
  givenName: 'Manon',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.activityLeader,
  practices: [{ establishmentKey: 'tilleulsJour', genre: 'GENR10', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'manon.picard@deux-rives.example',
  story: 'L’animatrice de l’accueil de jour, qui a une adresse MSSanté.',
};

export const deuxRivesAdministrator: CastProfessional = {
  key: 'deuxRivesAdministrator',
  rpps: '10199000133',
  psIdNat: '810199000133',
  familyName: 'Texier',
  givenName: 'Bruno',
  civility: 'M',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.otherProfessional,
  practices: [
    { establishmentKey: 'tilleuls', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17', administrator: true },
    { establishmentKey: 'tilleulsJour', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17', administrator: true },
    { establishmentKey: 'passerelle', genre: 'GENR09', modeExercice: 'S', secteur: 'SA16', administrator: true },
  ],
  ecps: 'active',
  email: 'bruno.texier@deux-rives.example',
  story: 'L’administrateur du dossier pour l’Association Les Deux Rives.',
};

export const bothSidesPhysiotherapist: CastProfessional = {
  key: 'bothSidesPhysiotherapist',
  rpps: '10199000141',
  psIdNat: '810199000141',
  familyName: 'Vallet',
  givenName: 'Étienne',
  civility: 'M',
  professionCode: '70',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.physiotherapist,
  practices: [
    { establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' },
    { establishmentKey: 'iris', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' },
  ],
  ecps: 'active',
  email: 'etienne.vallet@deux-rives.example',
  story:
    'Le kinésithérapeute qui travaille dans les deux organisations : deux situations, jamais les deux dossiers ensemble.',
};

export const expiredNurse: CastProfessional = {
  key: 'expiredNurse',
  rpps: '10199000158',
  psIdNat: '810199000158',
  familyName: 'Perrot',
  givenName: 'Josiane',
  civility: 'MME',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'tilleuls', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'expired',
  email: 'josiane.perrot@deux-rives.example',
  story: 'Une infirmière dont la e-CPS a expiré : sa connexion est refusée.',
};

export const deuxRivesProfessionals: readonly CastProfessional[] = [
  tilleulsNurse,
  tilleulsNurseCoordinator,
  tilleulsCoordinatingDoctor,
  tilleulsSecretary,
  deuxRivesDirector,
  passerelleEducator,
  tilleulsAes,
  deuxRivesCoordinator,
  tilleulsPsychologist,
  tilleulsNightAssistant,
  tilleulsCareAssistant,
  tilleulsActivityLeader,
  deuxRivesAdministrator,
  bothSidesPhysiotherapist,
  expiredNurse,
];
