/** How the Annuaire Santé is reached (FHIR v2, MSSanté digest 14). */
export interface AnnuaireConfig {
  /** `https://…/fhir/v2`. */
  address: string;
  /** Header `ESANTE-API-KEY`. */
  apiKey: string;
  /** PEM of the authorities trusted for the service; those of the system when absent. */
  authorities?: string;
  /** True: plain http is allowed. Never in production. */
  sandbox?: boolean;
  /** Milliseconds for a whole search, all its pages together; 8,000 when not said. */
  timeout?: number;
  /** Size of one answer in bytes, 4 MB when not said. */
  maxAnswerBytes?: number;
  /** Hears every call that was answered, and how. The key is not told. Must not throw. */
  onExchange?: (exchange: Exchange) => void;
}

/** One call as it left and as it came back. */
export interface Exchange {
  url: string;
  answer: { status: number; contentType: string; body: Buffer };
}

/** A professional at a place, or a structure, as the directory knows them. */
export interface DirectoryEntry {
  kind: 'professional' | 'organisation';
  rpps: string | null;
  finess: string | null;
  familyName: string | null;
  givenName: string | null;
  /** Name of the structure. */
  organisation: string | null;
  /** Code of TRE_G15, R94, R95 or R291. */
  professionCode: string | null;
  professionInFrench: string | null;
  /** In French when the label is known, else the code. */
  savoirFaire: string[];
  address: { lines: string[]; postalCode: string | null; city: string | null } | null;
  /** Ten digits, as the directory writes it. */
  phone: string | null;
  /** The preferred one first. */
  mssanteAddresses: string[];
  active: boolean;
}

export interface ProfessionalsQuery {
  /** Words that begin a family or a given name. */
  name?: string;
  rpps?: string;
  professionCode?: string;
  /** A town, or the beginning of a postal code. */
  place?: string;
}

export interface OrganisationsQuery {
  name?: string;
  finess?: string;
  place?: string;
}

/** Every call may throw the errors of `errors.ts`, and nothing else. */
export interface Annuaire {
  /** One entry for each place where each works; inactive ones only when asked by RPPS number. */
  professionals(query: ProfessionalsQuery): Promise<DirectoryEntry[]>;
  organisations(query: OrganisationsQuery): Promise<DirectoryEntry[]>;
  /** Closes idle connections. */
  close(): void;
}
