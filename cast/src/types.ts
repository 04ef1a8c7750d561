import type { Coded, Ins, StrictTraits } from '@liane/vocabulary';

/**
 * Somebody who is accompanied, or asks to be. `traits` are what the papers say, in the capitals of the RNIV; what INSi says is
 * `insiTraits ?? traits`, where a month or a day `00` agrees with any.
 */
export interface CastPerson {
  key: string;
  traits: StrictTraits;
  usedFamilyName?: string;
  usedGivenName?: string;
  /** The identity INSi holds, absent when it has none. OID of test NIR everywhere, even where a NIA is told. */
  ins?: Ins;
  /** Traits as INSi answers them, only when they differ from the papers. */
  insiTraits?: StrictTraits;
  /** Former matricules, as `INSHISTO` gives them. */
  insHistory?: string[];
  /** False: INSi answers 01. */
  insiKnows: boolean;
  /** One French sentence: why this person is here. */
  story: string;
  /** Name of the birthplace in French, as it is told today. */
  birthPlaceName: string;
  /** Where this person lives or is awaited, when it is in the cast. */
  stay?: CastStay;
}

export interface CastStay {
  state: 'admitted' | 'expected';
  establishmentKey: string;
  unitKey?: string;
  /** Name of a bed of that unit. */
  bed?: string;
  /** `YYYY-MM-DD`, for those already admitted. */
  since?: string;
}

/** Somebody who works. */
export interface CastProfessional {
  key: string;
  rpps?: string;
  /** `8` + RPPS, or `3` + FINESS + `/` + internal id (CDA digest §1.5). */
  psIdNat: string;
  familyName: string;
  givenName: string;
  /** Code of TRE_R81: `M` or `MME`. */
  civility: 'M' | 'MME';
  /** Code within `professionSystem` (TRE_G15, R94, R95 or R291). */
  professionCode?: string;
  professionSystem?: string;
  /** TRE_R38 or R01 code, for instance `SM26`. */
  savoirFaire?: string;
  /** Author code of a CDA document (JDV_J01), with its exact display. */
  authorSpecialty?: Coded;
  practices: CastPractice[];
  ecps: 'active' | 'expired' | 'none';
  email: string;
  /** Personal MSSanté mailbox (PER), as the Annuaire Santé publishes it; only those with an RPPS number may have one. */
  mssante?: string;
  /** One French sentence: why this person is here. */
  story: string;
}

/** One situation of exercise. */
export interface CastPractice {
  /** Key of a `CastEstablishment` or of a `CastOutsider`; `unknown` when the national directory names a place nobody here manages. */
  establishmentKey: string;
  /** FINESS of a place named `unknown`. */
  finess?: string;
  /** TRE_R22-GenreActivite. */
  genre: 'GENR01' | 'GENR08' | 'GENR09' | 'GENR10' | 'GENR11' | 'GENR12';
  /** S salarié, L libéral, B bénévole. */
  modeExercice: 'S' | 'L' | 'B';
  /** TRE_R02, for instance `SA17`. */
  secteur: string;
  /** True for those who open accounts for others in that organisation. */
  administrator?: boolean;
}

/** An organisme gestionnaire: the wall of the database. */
export interface CastOrganisation {
  key: string;
  name: string;
  finessJuridique: string;
  siren: string;
}

export interface CastAddress {
  street: string;
  postalCode: string;
  city: string;
  cogCode: string;
}

export interface CastEstablishment {
  key: string;
  organisationKey: string;
  name: string;
  finess: string;
  siret: string;
  /** TRE_R66. */
  categoryCode: string;
  /** TRE_R02. */
  sectorCode: string;
  address: CastAddress;
  /** `+33` and nine digits. */
  phone: string;
  /** IANA name. */
  timeZone: string;
  /** Its MSSanté mailboxes: the one its teams read (ORG, published), and the one of its software (APP, never published). */
  mssante?: { organisational: string; applicative: string };
  units: CastUnit[];
}

export interface CastUnit {
  key: string;
  name: string;
  rooms: { name: string; beds: string[] }[];
}

/** A party outside the organisations: hospital, practice, pharmacy, laboratory. */
export interface CastOutsider {
  key: string;
  kind: 'hospital' | 'practice' | 'pharmacy' | 'laboratory';
  name: string;
  finess?: string;
  siret: string;
  sectorCode: string;
  address: CastAddress;
  phone: string;
  /** Organisational MSSanté mailbox, on the domain of the sandbox. */
  mssante: string;
}
