/** Somebody the national identity base knows, as it writes them: capitals, no accent. */
export interface KnownPerson {
  birthName: string;
  /** In the order of the birth certificate. */
  givenNames: readonly string[];
  sex: 'F' | 'M';
  /** `YYYY-MM-DD`; 00 when the month or the day is unknown. */
  birthDate: string;
  birthPlace: string;
  /** 15 characters. */
  matricule: string;
  /** Former matricules. */
  history?: readonly string[];
}
