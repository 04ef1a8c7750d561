/** A structure as the directory knows it, whoever told us of it. */
export interface KnownPlace {
  key: string;
  name: string;
  /** Legal entity above it, by key. */
  above?: string;
  legalEntity?: boolean;
  finess?: string;
  siret?: string;
  sectorCode?: string;
  categoryCode?: string;
  address?: { street: string; postalCode: string; city: string; cogCode: string };
  phone?: string;
  /** Organisational mailbox. */
  mailbox?: string;
}

export interface KnownProfessional {
  key: string;
  rpps: string;
  familyName: string;
  givenName: string;
  civility: 'M' | 'MME';
  professionCode: string;
  /** OID. */
  professionSystem: string;
  savoirFaire?: string;
  /** False: radiated or retired; the directory keeps the number (digest 14). */
  active: boolean;
  /** `others`: who has more than one. */
  mailbox?: { address: string; others?: readonly string[]; redList?: boolean };
  practices: { placeKey: string; genre: string; mode: string }[];
}
