import { establishments, organisations, outsiders, people, professionals } from '@liane/cast';
import type { CastEstablishment, CastOutsider, CastPerson, CastProfessional } from '@liane/cast';
import { structIdNatOfFiness } from '@liane/vocabulary';
import type { Sex } from '@liane/vocabulary';
import type { CertificateHolder } from './certificates/index.ts';

/** One person of the town as the national services know them. The only file of the sandbox that reads the cast. */
export interface TownPerson {
  key: string;
  /** « Mauricette DELAUNAY » */
  name: string;
  /** Told only when another name is used. */
  birthName?: string;
  sex: Sex;
  /** `YYYY-MM-DD` */
  birthDate: string;
  birthPlace: string;
  /** 15 characters, key included. */
  matricule?: string;
  insiKnows: boolean;
  story: string;
}

export type ECps = 'active' | 'expired' | 'none';

/** A professional as the RPPS knows them. */
export interface TownProfessional {
  key: string;
  /** « Aurélie BESNARD » */
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

/** The people and places of `@liane/cast`, as the town knows them. */
export function readCast(): TownCast {
  const [first] = establishments;
  if (!first) throw new Error('the cast has no establishment');
  return {
    people: people.map(townPerson),
    professionals: professionals.map(townProfessional),
    certificateHolder: {
      structIdNat: structIdNatOfFiness(first.finess),
      name: first.name,
      structures: establishments.map(({ finess, name }) => ({ structIdNat: structIdNatOfFiness(finess), name })),
    },
  };
}

function townPerson({ key, traits, usedFamilyName, ins, insiKnows, birthPlaceName, story }: CastPerson): TownPerson {
  const birthName = `${traits.firstBirthGivenName} ${traits.birthFamilyName}`;
  return {
    key,
    name: inUse(traits.firstBirthGivenName, usedFamilyName ?? traits.birthFamilyName),
    ...(usedFamilyName ? { birthName } : {}),
    sex: traits.sex,
    birthDate: traits.birthDate,
    birthPlace: birthPlaceName,
    ...(ins ? { matricule: ins.matricule } : {}),
    insiKnows,
    story,
  };
}

function townProfessional(professional: CastProfessional): TownProfessional {
  const {
    key,
    givenName,
    familyName,
    civility,
    psIdNat,
    rpps,
    professionCode,
    professionSystem,
    savoirFaire,
    ecps,
    email,
    story,
  } = professional;
  return {
    key,
    name: inUse(givenName, familyName),
    familyName: familyName.toUpperCase(),
    givenName,
    civility,
    psIdNat,
    profession: professional.authorSpecialty?.display ?? 'Professionnel',
    eCps: ecps,
    email,
    story,
    practices: professional.practices.map(({ genre, modeExercice, secteur, establishmentKey }) => ({
      genre,
      modeExercice,
      secteur,
      place: placeOf(establishmentKey),
    })),
    ...(rpps ? { rpps } : {}),
    ...(professionCode ? { professionCode } : {}),
    ...(professionSystem ? { professionSystem } : {}),
    ...(savoirFaire ? { savoirFaire } : {}),
  };
}

/** What the national directory names although nobody here manages it. */
const elsewhere: TownPlace = {
  key: 'unknown',
  name: 'EHPAD des Peupliers',
  finess: '990009003',
  street: '8 rue des Peupliers',
  postalCode: '72000',
  city: 'Le Mans',
  cogCode: '72181',
};

function placeOf(key: string): TownPlace {
  const establishment = establishments.find((each) => each.key === key);
  if (establishment) {
    const organisation = organisations.find((each) => each.key === establishment.organisationKey);
    return {
      ...addressed(establishment),
      finess: establishment.finess,
      ...(organisation ? { finessJuridique: organisation.finessJuridique, siren: organisation.siren } : {}),
    };
  }
  const outsider = outsiders.find((each) => each.key === key);
  if (outsider) return { ...addressed(outsider), ...(outsider.finess ? { finess: outsider.finess } : {}) };
  if (key === elsewhere.key) return elsewhere;
  throw new Error(`the cast has no place named ${key}`);
}

const addressed = ({ key, name, siret, address, phone }: CastEstablishment | CastOutsider): TownPlace => ({
  key,
  name,
  siret,
  phone,
  ...address,
});

/** « Mauricette DELAUNAY »; traits without accents or lower case are told as a person would write them. */
const inUse = (givenName: string, familyName: string): string =>
  `${capitalised(givenName)} ${familyName.toUpperCase()}`;

const capitalised = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
