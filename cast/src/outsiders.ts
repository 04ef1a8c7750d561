import type { CastOutsider } from './types.ts';

export const sablierHospital: CastOutsider = {
  key: 'sablierHospital',
  kind: 'hospital',
  name: 'Centre hospitalier du Sablier',
  finess: '990003014',
  siret: '99900031800017',
  sectorCode: 'SA01',
  address: { street: '1 avenue du Sablier', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910301',
  mssante: 'urgences@ch-sablier.mssante.fr',
};

export const quaiPractice: CastOutsider = {
  key: 'quaiPractice',
  kind: 'practice',
  name: 'Cabinet médical du Quai',
  siret: '99900032600010',
  sectorCode: 'SA07',
  address: { street: '7 quai de la Mayenne', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910302',
  mssante: 'cabinet.quai@medecin.mssante.fr',
};

export const pontPharmacy: CastOutsider = {
  key: 'pontPharmacy',
  kind: 'pharmacy',
  name: 'Pharmacie du Pont Neuf',
  finess: '990003030',
  siret: '99900033400014',
  sectorCode: 'SA33',
  address: { street: '2 rue du Pont Neuf', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910303',
  mssante: 'pont-neuf@pharmacie.mssante.fr',
};

export const valleeLaboratory: CastOutsider = {
  key: 'valleeLaboratory',
  kind: 'laboratory',
  name: 'Laboratoire de la Vallée',
  finess: '990003048',
  siret: '99900034200017',
  sectorCode: 'SA25',
  address: { street: '18 boulevard de la Vallée', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910304',
  mssante: 'resultats@labo-vallee.mssante.fr',
};

export const outsiders: readonly CastOutsider[] = [sablierHospital, quaiPractice, pontPharmacy, valleeLaboratory];
