import {
  authorSpecialties,
  healthProfessionSystem,
  otherProfessionSystem,
  socialProfessionSystem,
} from '@liane/vocabulary';
import type { CastProfessional } from '../types.ts';

export const ssiadNurse: CastProfessional = {
  key: 'ssiadNurse',
  rpps: '10199000166',
  psIdNat: '810199000166',
  familyName: 'Guérin',
  givenName: 'Marion',
  civility: 'MME',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'ssiad', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'marion.guerin@clairval.example',
  mssante: 'marion.guerin@clairval.mssante.fr',
  story: 'A2 : l’infirmière du SSIAD qui répond à l’aide-soignante d’Irène.',
};

export const ssiadCareAssistant: CastProfessional = {
  key: 'ssiadCareAssistant',
  psIdNat: '3990002024/AS-0003',
  familyName: 'Pinto',
  givenName: 'Laura',
  civility: 'MME',
  professionCode: '35',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.careAssistant,
  practices: [{ establishmentKey: 'ssiad', genre: 'GENR11', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'none',
  email: 'laura.pinto@clairval.example',
  story: 'A2 : l’aide-soignante à domicile qui photographie la plaie d’Irène, sans numéro RPPS.',
};

export const irisNurseCoordinator: CastProfessional = {
  key: 'irisNurseCoordinator',
  rpps: '10199000182',
  psIdNat: '810199000182',
  familyName: 'Legrand',
  givenName: 'Romain',
  civility: 'M',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'iris', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'romain.legrand@clairval.example',
  mssante: 'romain.legrand@clairval.mssante.fr',
  story: 'A4 : l’infirmier coordinateur de l’EHPAD Iris, qui accueille Daniel.',
};

export const irisCoordinatingDoctor: CastProfessional = {
  key: 'irisCoordinatingDoctor',
  rpps: '10199000190',
  psIdNat: '810199000190',
  familyName: 'Marty',
  givenName: 'Isabelle',
  civility: 'MME',
  professionCode: '10',
  professionSystem: healthProfessionSystem,
  savoirFaire: 'SM26',
  authorSpecialty: authorSpecialties.generalPractitioner,
  practices: [{ establishmentKey: 'iris', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'isabelle.marty@clairval.example',
  mssante: 'isabelle.marty@clairval.mssante.fr',
  story: 'A4 : la médecin coordonnatrice de l’EHPAD Iris.',
};

export const irisSecretary: CastProfessional = {
  key: 'irisSecretary',
  rpps: '10199000208',
  psIdNat: '810199000208',
  familyName: 'Dufour',
  givenName: 'Corinne',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.medicalSecretary,
  practices: [{ establishmentKey: 'iris', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17' }],
  ecps: 'active',
  email: 'corinne.dufour@clairval.example',
  mssante: 'corinne.dufour@clairval.mssante.fr',
  story: 'A4 : la secrétaire de l’EHPAD Iris, qui qualifie l’identité de Daniel.',
};

export const dimeDirector: CastProfessional = {
  key: 'dimeDirector',
  rpps: '10199000216',
  psIdNat: '810199000216',
  familyName: 'Santini',
  givenName: 'Olivier',
  civility: 'M',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.director,
  practices: [{ establishmentKey: 'dime', genre: 'GENR12', modeExercice: 'S', secteur: 'SA16' }],
  ecps: 'active',
  email: 'olivier.santini@clairval.example',
  mssante: 'olivier.santini@clairval.mssante.fr',
  story: 'B6 : le directeur du DIME, qui admet Adrien.',
};

export const dimeEducator: CastProfessional = {
  key: 'dimeEducator',
  rpps: '10199000224',
  psIdNat: '810199000224',
  familyName: 'Barbier',
  givenName: 'Chloé',
  civility: 'MME',
  professionCode: '51',
  professionSystem: socialProfessionSystem,
  authorSpecialty: authorSpecialties.specialisedEducator,
  practices: [{ establishmentKey: 'dime', genre: 'GENR10', modeExercice: 'S', secteur: 'SA16' }],
  ecps: 'active',
  email: 'chloe.barbier@clairval.example',
  mssante: 'chloe.barbier@clairval.mssante.fr',
  story: 'B6 : l’éducatrice d’Adrien.',
};

export const clairvalAdministrator: CastProfessional = {
  key: 'clairvalAdministrator',
  rpps: '10199000232',
  psIdNat: '810199000232',
  familyName: 'Noël',
  givenName: 'Valérie',
  civility: 'MME',
  professionCode: '99',
  professionSystem: otherProfessionSystem,
  authorSpecialty: authorSpecialties.otherProfessional,
  practices: [
    { establishmentKey: 'ssiad', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17', administrator: true },
    { establishmentKey: 'iris', genre: 'GENR09', modeExercice: 'S', secteur: 'SA17', administrator: true },
    { establishmentKey: 'dime', genre: 'GENR09', modeExercice: 'S', secteur: 'SA16', administrator: true },
  ],
  ecps: 'active',
  email: 'valerie.noel@clairval.example',
  mssante: 'valerie.noel@clairval.mssante.fr',
  story: 'L’administratrice du dossier pour la Fondation Clairval.',
};

export const clairvalProfessionals: readonly CastProfessional[] = [
  ssiadNurse,
  ssiadCareAssistant,
  irisNurseCoordinator,
  irisCoordinatingDoctor,
  irisSecretary,
  dimeDirector,
  dimeEducator,
  clairvalAdministrator,
];
