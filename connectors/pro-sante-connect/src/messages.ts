/** The service's own words, spellings included (digest §1.5). Unknown strings are empty. */
export const activityFields = [
  'codeModeExercice',
  'codeSecteurDactivite',
  'codeSectionPharmacien',
  'codeRole',
  'codeGenreActivite',
  'numeroSiretSite',
  'numeroSirenSite',
  'numeroFinessSite',
  'numeroFinessetablissementJuridique',
  'identifiantTechniqueDeLaStructure',
  'raisonSocialeSite',
  'enseigneCommercialeSite',
  'complementDestinataire',
  'complementPointGeographique',
  'numeroVoie',
  'indiceRepetitionVoie',
  'codeTypeDeVoie',
  'libelleVoie',
  'mentionDistribution',
  'bureauCedex',
  'codePostal',
  'codeCommune',
  'codePays',
  'telephone',
  'telephone2',
  'telecopie',
  'adresseEMail',
  'codeDepartement',
  'ancienIdentifiantDeLaStructure',
  'autoriteDenregistrement',
] as const;

/** One place and way of exercising. `ancienIdentifiantDeLaStructure` is the Struct_IdNat. */
export type Activity = Record<(typeof activityFields)[number], string>;

export const exerciseFields = [
  'codeProfession',
  'codeCategorieProfessionnelle',
  'codeCiviliteDexercice',
  'nomDexercice',
  'prenomDexercice',
  'codeTypeSavoirFaire',
  'codeSavoirFaire',
] as const;

/** One profession exercised, with its places. */
export type Exercise = Record<(typeof exerciseFields)[number], string> & { activities: Activity[] };

export interface SubjectRefPro {
  codeCivilite: string;
  exercices: Exercise[];
}

export interface OtherId {
  identifiant: string;
  origine: string;
  qualite: number;
}

/** Who signed in. The key of an account is `SubjectNameID`, never an e-mail (digest §1.6). */
export interface ProSanteConnectIdentity {
  sub: string;
  /** PS_IdNat: `8` + RPPS, or another prefix for actors without RPPS. */
  SubjectNameID: string;
  given_name: string;
  family_name: string;
  SubjectOrganization: string;
  SubjectOrganizationID: string;
  /** `code^OID` */
  SubjectRole: string[];
  Secteur_Activite: string;
  /** `CARD` or `MOBILE`, empty when not said. */
  authMode: string;
  otherIds: OtherId[];
  SubjectRefPro: SubjectRefPro;
  /** Returned level, at least the one asked. */
  acr: string;
  amr: string[];
  authTime: Date;
}

/** What must be kept on the server side, never shown to the browser. */
export interface ProSanteConnectTokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  /** Inactivity limit; absent when the service does not say. */
  refreshTokenExpiresAt?: Date;
  /** Needed to sign out. */
  idToken: string;
}

/** What must be kept between the departure of the browser and its return. Secret. */
export interface KeptSignIn {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface SignedIn {
  identity: ProSanteConnectIdentity;
  tokens: ProSanteConnectTokens;
}
