import type { Coded, Ins, NarrativeBlock, NarrativeSection, StrictTraits } from '@liane/vocabulary';

/** Somebody who signs, in the name of a place. */
export interface Signatory {
  psIdNat: string;
  familyName: string;
  givenName: string;
  civility: 'M' | 'MME';
  isDoctor: boolean;
  /** JDV_J01. */
  specialty: Coded;
  place: SignatoryPlace;
}

export interface SignatoryPlace {
  /** STRUCT_IdNat. */
  structIdNat: string;
  name: string;
  /** FINESS, or SIRET where there is none: printed on the PDF. */
  number: string;
  street: string;
  postalCode: string;
  city: string;
  phone: string;
  /** JDV_J04. */
  setting: Coded;
  /** JDV_J02. */
  sector: Coded;
}

/** The person a paper is about, as the place that writes it knows them. */
export interface PaperPatient {
  ins: Ins;
  traits: StrictTraits;
  usedFamilyName?: string;
  birthPlaceName: string;
  /** Number in the place that writes. */
  localId: { root: string; extension: string };
}

/** Who a paper is written to. */
export interface Addressee {
  psIdNat: string;
  familyName: string;
  givenName: string;
  civility: 'M' | 'MME';
  structIdNat: string;
  placeName: string;
}

/** One section: what people read, and the coded entries that refer to it. */
export interface PaperSection {
  templateIds: readonly string[];
  code: Coded;
  title: string;
  blocks: NarrativeBlock[];
  /** Markup of the entries; absent for words alone. */
  entries?: readonly string[];
  sections?: readonly PaperSection[];
}

/** What every paper says before its content. */
export interface PaperHead {
  /** OID of this document, `2.25.…`. */
  uniqueId: string;
  title: string;
  type: Coded;
  writtenAt: Date;
  patient: PaperPatient;
  author: Signatory;
  addressees: readonly Addressee[];
  /** PS_IdNat, names: the médecin traitant when there is one. */
  treatingDoctor?: Addressee;
  /** The act: its code when the model asks one. */
  act: { code?: Coded; from: Date; to?: Date };
  /** JDV_J142. */
  encounter: { code: Coded; from: Date; to?: Date };
}

/** A paper written and ready to leave: the CDA, and its PDF twin. */
export interface Paper {
  head: PaperHead;
  cda: Buffer;
  pdf: Buffer;
  narrative: NarrativeSection[];
}
