/** How the Annuaire Santé is reached (FHIR v2, MSSanté digest 14). */
export interface AnnuaireConfig {
  /** `https://…/fhir/v2`. */
  address: string;
  /** Header `ESANTE-API-KEY`. */
  apiKey: string;
  authorities?: string;
  timeout?: number;
  maxAnswerBytes?: number;
}

/** A professional at a place, as the directory knows them. */
export interface DirectoryEntry {
  kind: 'professional' | 'organisation';
  rpps: string | null;
  finess: string | null;
  familyName: string | null;
  givenName: string | null;
  /** Name of the structure. */
  organisation: string | null;
  professionCode: string | null;
  professionInFrench: string | null;
  savoirFaire: string[];
  address: { lines: string[]; postalCode: string | null; city: string | null } | null;
  mssanteAddresses: string[];
  active: boolean;
}

/** Every call may throw the errors of `errors.ts`, and nothing else. */
export interface Annuaire {
  professionals(query: {
    name?: string;
    rpps?: string;
    professionCode?: string;
    place?: string;
  }): Promise<DirectoryEntry[]>;
  organisations(query: { name?: string; finess?: string; place?: string }): Promise<DirectoryEntry[]>;
}
