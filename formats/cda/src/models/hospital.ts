import type { Coded } from '@liane/vocabulary';
import type { PostalAddress, Telecom } from './people.ts';

/** A hospital named by people, with its STRUCT_IdNat when known. */
export interface Hospital {
  name: string;
  /** `1` and the FINESS. */
  structIdNat?: string;
  /** *Secteur d'activité*, of JDV_J02: `SA01`… */
  sector?: Coded;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
}
