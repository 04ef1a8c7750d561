import type { CertificateHolder } from './certificates/index.ts';

/** One person of the town as the national services know them. The only file of the sandbox that reads the cast. */
export interface TownPerson {
  key: string;
  /** « Mauricette DURAND » */
  name: string;
  sex: 'M' | 'F';
  /** ISO date, possibly with unknown parts as the papers tell it. */
  birthDate: string;
  birthPlace: string;
  /** Matricule and its key, when INSi knows one. */
  matricule?: string;
  story: string;
}

export type ECps = 'active' | 'expired' | 'none';

/** A professional as the RPPS knows them. */
export interface TownProfessional {
  key: string;
  /** « Claire MARTIN » */
  name: string;
  familyName: string;
  givenName: string;
  civility: 'M' | 'MME';
  psIdNat: string;
  rpps?: string;
  professionCode?: string;
  professionSystem?: string;
  /** « Infirmier » */
  profession: string;
  savoirFaire?: string;
  eCps: ECps;
  email: string;
  story: string;
  practices: readonly TownPractice[];
}

/** One situation of exercise: a role in a place. */
export interface TownPractice {
  genre: string;
  modeExercice: string;
  secteur: string;
  place: TownPlace;
}

export interface TownPlace {
  key: string;
  name: string;
  finess?: string;
  finessJuridique?: string;
  siret?: string;
  siren?: string;
  street?: string;
  postalCode?: string;
  city?: string;
  cogCode?: string;
  phone?: string;
}

export interface TownCast {
  people: readonly TownPerson[];
  professionals: readonly TownProfessional[];
  /** The structure whose software holds the INSi certificates. */
  certificateHolder: CertificateHolder;
}

export function readCast(): TownCast {
  const place = (key: string, name: string, finess: string): TownPlace => ({ key, name, finess, siret: '26750045200011', street: '3 rue des Lilas', postalCode: '69003', city: 'Lyon', cogCode: '69383', phone: '+33400000000' });
  const one = (key: string, name: string, eCps: ECps): TownProfessional => ({ key, name, familyName: name.split(' ')[1] ?? '', givenName: name.split(' ')[0] ?? '', civility: 'MME', psIdNat: `8${key.length}1234567890`.slice(0, 12), profession: 'Infirmière', professionCode: '60', eCps, email: '', story: '', practices: [{ genre: 'GENR01', modeExercice: 'S', secteur: 'SA17', place: place('lilas', 'EHPAD Les Lilas', '690000000') }] });
  return { people: [], professionals: [one('claire', 'Claire MARTIN', 'active'), one('paulette', 'Paul PERIME', 'expired'), one('sans', 'Zoe SANS', 'none')], certificateHolder: { structIdNat: '1690000000', name: 'EHPAD du bac à sable' } };
}
