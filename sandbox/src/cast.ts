/** One person of the town as the national services know them. The only file of the sandbox that reads the cast. */
export interface TownPerson {
  key: string;
  /** « Mauricette DURAND » */
  name: string;
  birthDate: string;
  matricule?: string;
}

export type ECps = 'active' | 'expired' | 'none';

/** A professional as the RPPS knows them. */
export interface TownProfessional {
  key: string;
  name: string;
  eCps: ECps;
}

export interface TownCast {
  people: readonly TownPerson[];
  professionals: readonly TownProfessional[];
}
