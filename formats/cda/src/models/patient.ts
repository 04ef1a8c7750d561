import type { Ins, StrictTraits } from '@liane/vocabulary';
import type { Civility, Identifier, PersonName, PostalAddress, Structure, Telecom } from './people.ts';

/** The usager a document is about (CDA digest §1.3). */
export interface DocumentPatient {
  traits: StrictTraits;
  usedFamilyName?: string;
  usedGivenName?: string;
  civility?: Civility;
  /** Only when the identity is *qualifiée* (RNIV): any other status keeps the matricule out of a document. */
  ins?: Ins;
  /** The number of the usager in the establishment. */
  localId: Required<Identifier>;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
  /** Commune or country of birth, in words; the code stands in the traits. */
  birthPlaceName?: string;
}

/** JDV_J11, codeSystem 1.2.250.1.213.1.1.4.327: the three codes of a legal protection. */
export type LegalProtection = 'TUTEUR' | 'CURATEUR' | 'MSVG';

/** Who represents or assists the usager by law: a person, or a structure (UDAF…) and perhaps its delegate. */
export type LegalRepresentative = {
  protection: LegalProtection;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
} & (
  | { person: PersonName }
  | { organisation: Pick<Structure, 'name'> & { structIdNat?: string }; delegate?: PersonName }
);

/** Why an informant is named (CDA digest §1.8); the same person in two roles is two informants. */
export type InformantRole = 'trusted-person' | 'emergency-contact' | 'caregiver' | 'other';

/** Somebody around the usager, not a professional. */
export interface Informant extends PersonName {
  role: InformantRole;
  /** Code of JDV_J11: `DAUC` daughter, `BRO` brother… */
  relation?: string;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
}
