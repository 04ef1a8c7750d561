import type { Coded } from '@liane/vocabulary';

/** A globally unique identifier: `root` is an OID or a UUID (CDA digest §1.4 II). */
export interface Identifier {
  root: string;
  extension?: string;
}

/** A postal address, by components (CDA digest §1.4 addr, first shape). Every part may be missing. */
export interface PostalAddress {
  houseNumber?: string;
  /** Type and name of the street together: `rue des Tilleuls`. */
  streetName?: string;
  /** Building, residence, floor… */
  complement?: string;
  postalCode?: string;
  city?: string;
  country?: string;
  use?: 'H' | 'HP' | 'HV' | 'WP' | 'TMP';
}

/** A phone number, mailbox or web address. `value` may hold the spaces people type. */
export interface Telecom {
  kind: 'tel' | 'fax' | 'mailto' | 'http';
  value: string;
  use?: 'H' | 'HP' | 'HV' | 'WP' | 'DIR' | 'PUB' | 'EC' | 'MC' | 'PG';
}

/** JDV_J245. */
export type Civility = 'M' | 'MME';

/** The name of somebody who is not the person cared for. */
export interface PersonName {
  family: string;
  given?: string;
  civility?: Civility;
  /** Code of JDV_J246: `DR`, `PR`… */
  title?: string;
}

/** A structure identified nationally (CDA digest §1.5). */
export interface Structure {
  /** STRUCT_IdNat with its prefix digit: `1` and the FINESS. */
  structIdNat: string;
  name: string;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
  /** JDV_J04; a social or medico-social structure when absent. */
  practiceSetting?: Coded;
}

/** A professional acting in the name of a structure (CDA digest §1.5). */
export interface Professional extends PersonName {
  /** PS_IdNat with its prefix digit: `8` and the RPPS, or `3` FINESS `/` internal id. */
  psIdNat: string;
  /** Profession, of JDV_J01. */
  code: Coded;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
  organisation: Structure;
}
