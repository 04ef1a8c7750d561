import type { Sex } from './sex.ts';

/** The five traits stricts of the RNIV, plus the whole list of birth given names. National services digest §2.1. */
export interface StrictTraits {
  birthFamilyName: string;
  /** First given name of the birth certificate; compound names keep their hyphen. */
  firstBirthGivenName: string;
  /** All the birth given names, separated by one space, as INSi returns them (`DOMINIQUE MARIE-LOUISE`). */
  birthGivenNames: string;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  sex: Sex;
  /** COG code, 5 characters; `99xxx` for a foreign country. */
  birthPlaceCode: string;
}
