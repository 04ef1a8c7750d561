import type { Ins, NarrativeSection, StrictTraits } from '@liane/vocabulary';

/** A document ready to print: every text is final French, nothing is computed from the record here. */
export interface PrintableDocument {
  title: string;
  /** Label of the document type, as people read it. */
  typeLabel: string;
  /** Version of the document, from 1. */
  version: number;
  /** Instant of its words. */
  createdAt: Date;
  /** Instant of this version, when it says again the words of the former under the identity qualified since. */
  reissuedAt?: Date;
  /** Zone the dates are printed in; `Europe/Paris` when absent. */
  timeZone?: string;
  establishment: PrintableEstablishment;
  patient: PrintablePatient;
  /** Who composed the content: `Claire Briand, infirmière coordinatrice`. */
  authorLine: string;
  /** One line per recipient. */
  recipients: string[];
  /** Short lines shown in a frame before the sections; may be empty. */
  summary: string[];
  sections: NarrativeSection[];
  /** Notice of the GDPR printed at the end: who keeps the data, rights and contact. */
  privacyNotice: string;
  /** Word set across the head of every page, `Projet` for a draft; absent for a final document. */
  statusWord?: string;
}

export interface PrintableEstablishment {
  name: string;
  finess: string;
  /** Lines of the postal address. */
  address: string[];
  phone?: string;
}

export interface PrintablePatient {
  traits: StrictTraits;
  usedFamilyName?: string;
  usedGivenName?: string;
  /** `89 ans`, printed beside the date of birth. */
  age?: string;
  /** Label of the birthplace, printed beside its code. */
  birthPlaceName?: string;
  /** Only when the identity is qualified (RNIV): matricule, nature and datamatrix are printed then, and only then. */
  ins?: Ins;
  /** Number of the record in the establishment. */
  localId: string;
}
