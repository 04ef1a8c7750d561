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
  return { people: [], professionals: [], certificateHolder: { structIdNat: '1690000000', name: 'EHPAD du bac à sable' } };
}
