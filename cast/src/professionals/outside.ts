import { authorSpecialties, healthProfessionSystem } from '@liane/vocabulary';
import type { CastProfessional } from '../types.ts';

export const generalPractitioner: CastProfessional = {
  key: 'generalPractitioner',
  rpps: '10199000240',
  psIdNat: '810199000240',
  familyName: 'Lemoine',
  givenName: 'Gérard',
  civility: 'M',
  professionCode: '10',
  professionSystem: healthProfessionSystem,
  savoirFaire: 'SM26',
  authorSpecialty: authorSpecialties.generalPractitioner,
  practices: [{ establishmentKey: 'quaiPractice', genre: 'GENR01', modeExercice: 'L', secteur: 'SA07' }],
  ecps: 'active',
  email: 'gerard.lemoine@ville.example',
  mssante: 'gerard.lemoine@medecin.mssante.fr',
  story: 'Le médecin traitant de Mauricette et d’Irène, en ville.',
};

export const emergencyDoctor: CastProfessional = {
  key: 'emergencyDoctor',
  rpps: '10199000257',
  psIdNat: '810199000257',
  familyName: 'Reynaud',
  givenName: 'Sophie',
  civility: 'MME',
  professionCode: '10',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.doctor,
  practices: [{ establishmentKey: 'sablierHospital', genre: 'GENR01', modeExercice: 'S', secteur: 'SA01' }],
  ecps: 'active',
  email: 'sophie.reynaud@sablier.example',
  mssante: 'sophie.reynaud@ch-sablier.mssante.fr',
  story: 'A7 : la médecin des urgences du Sablier, qui lit la fiche et répond.',
};

export const emergencyNurse: CastProfessional = {
  key: 'emergencyNurse',
  rpps: '10199000265',
  psIdNat: '810199000265',
  familyName: 'Weber',
  givenName: 'Thomas',
  civility: 'M',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [{ establishmentKey: 'sablierHospital', genre: 'GENR01', modeExercice: 'S', secteur: 'SA01' }],
  ecps: 'active',
  email: 'thomas.weber@sablier.example',
  mssante: 'thomas.weber@ch-sablier.mssante.fr',
  story: 'A3 : l’infirmier d’accueil des urgences, qui vérifie l’identité.',
};

export const pharmacist: CastProfessional = {
  key: 'pharmacist',
  rpps: '10199000273',
  psIdNat: '810199000273',
  familyName: 'Delorme',
  givenName: 'Anne',
  civility: 'MME',
  professionCode: '21',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.pharmacist,
  practices: [{ establishmentKey: 'pontPharmacy', genre: 'GENR01', modeExercice: 'L', secteur: 'SA33' }],
  ecps: 'active',
  email: 'anne.delorme@ville.example',
  mssante: 'anne.delorme@pharmacie.mssante.fr',
  story: 'A9 : la pharmacienne d’officine qui délivre et prépare les piluliers.',
};

export const strangerNurse: CastProfessional = {
  key: 'strangerNurse',
  rpps: '10199000281',
  psIdNat: '810199000281',
  familyName: 'Faivre',
  givenName: 'Estelle',
  civility: 'MME',
  professionCode: '60',
  professionSystem: healthProfessionSystem,
  authorSpecialty: authorSpecialties.nurse,
  practices: [
    { establishmentKey: 'unknown', genre: 'GENR01', modeExercice: 'S', secteur: 'SA17', finess: '990009995' },
  ],
  ecps: 'active',
  email: 'estelle.faivre@ville.example',
  story: 'Une infirmière dont l’établissement n’est géré par personne ici : aucun FINESS ne correspond.',
};

export const outsideProfessionals: readonly CastProfessional[] = [
  generalPractitioner,
  emergencyDoctor,
  emergencyNurse,
  pharmacist,
  strangerNurse,
];
