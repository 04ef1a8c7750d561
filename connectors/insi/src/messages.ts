/**
 * What INSi is asked and what it answers, in its own terms (digest §2.4-2.5).
 * Nothing here knows our record: the server translates, once.
 */

/** Search by traits (RECSANSVITALE). Texts are already in INSi's alphabet: see `toInsiAlphabet`. */
export interface TraitsQuery {
  birthFamilyName: string;
  /** Zero to many; the service expects one per call, tried in order (`findByTryingGivenNames`). */
  givenNames: readonly string[];
  sex: 'F' | 'M';
  /** `YYYY-MM-DD`, a date that exists. */
  birthDate: string;
  /** COG code, 5 characters. Narrows an answer 02. */
  birthPlaceCode?: string;
}

/** Verification of an INS held by the asker, or received from a third party (U-07). */
export interface VerificationQuery {
  matricule: string;
  oid: string;
  traits: InsiTraits & { sex: 'F' | 'M' };
}

/** A matricule as delivered: 13 characters and key joined, upper case. */
export interface InsiMatricule {
  matricule: string;
  oid: string;
  /** `TypeMatricule`, when the service gives it. */
  type?: string;
  /** `DateDeb` and `DateFin`, kept as delivered: test data sometimes inverts them. */
  from?: string;
  until?: string;
}

/** The TIQ of INSi. An empty text is possible in an incomplete answer: see `importable`. */
export interface InsiTraits {
  birthFamilyName: string;
  /** `Prenom`: some answers only carry the list. */
  firstBirthGivenName?: string;
  /** `ListePrenom`, separated by one space; compound names keep their hyphen. */
  birthGivenNames: string;
  sex: string;
  /** `YYYY-MM-DD`; month or day may be 00 (lunar date). */
  birthDate: string;
  birthPlaceCode: string;
}

/** Why an identity must not be imported as it is. */
export type ImportObstacle =
  | 'birth-name-empty' // INS/va1.31
  | 'given-names-empty' // INS/va1.31
  | 'sex-empty' // INS/va1.31
  | 'birth-date-lunar' // INS/va1.28
  | 'birth-date-impossible'
  | 'birth-place-empty'
  | 'matricule-key-wrong' // §2.2
  | 'oid-unknown'; // §2.1

export interface InsiIdentity {
  active: InsiMatricule;
  /** INSHISTO: former matricules, in the order delivered. Never sent as the current INS. */
  history: readonly InsiMatricule[];
  traits: InsiTraits;
  /** False when `because` is not empty: shown to the user, never imported (INS/va1.28, INS/va1.31). */
  importable: boolean;
  because: readonly ImportObstacle[];
}

/** One call as it happened, for the trace of INS/va1.38 and INS/va1.06. */
export interface Exchange {
  action: string;
  messageId: string;
  sentAt: Date;
  /** Milliseconds between sending and the last byte of the answer, or the failure. */
  duration: number;
  request: string;
  /** As received; undefined when nothing readable came back. */
  answer?: string;
}

interface Answered {
  /** `LibelleCR`. */
  label: string;
  exchange: Exchange;
}

/** `CodeCR` 00: one identity; 01: nobody; 02: several, without any data (§2.4). */
export type TraitsAnswer =
  | ({ code: '00'; identity: InsiIdentity } & Answered)
  | ({ code: '01' } & Answered)
  | ({ code: '02' } & Answered);

/** Whether INSi knows this INS with these traits; `code` is its CodeCR (U-07). */
export type VerificationAnswer = { verdict: 'matches' | 'differs'; code: string } & Answered;
