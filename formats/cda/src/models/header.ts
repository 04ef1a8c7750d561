import type { Coded } from '@liane/vocabulary';
import type { DocumentPatient, Informant, LegalRepresentative } from './patient.ts';
import type { Identifier, PersonName, PostalAddress, Professional, Structure, Telecom } from './people.ts';

/** Everything a document says before its content: *Structuration minimale* of the CI-SIS (CDA digest §1). */
export interface DocumentHeader {
  /** Unique to this version. */
  id: Identifier;
  /** Shared by all the versions. */
  setId: Identifier;
  /** 1 for the first version. */
  version: number;
  /** The version of the same series that this one replaces (CDA digest §1.15). */
  replaces?: { id: Identifier; version?: number };
  title: string;
  /** Document type, of JDV_J07. The models with a fixed type (DLU, FLUDT) ignore it. */
  type: Coded;
  createdAt: Date;
  /** IANA zone every date of the document is written in: `Europe/Paris`. */
  timeZone: string;
  /** HL7 Confidentiality; `N` when absent. Visibility codes live in the XDS metadata, never here. */
  confidentiality?: 'N' | 'R' | 'V';
  patient: DocumentPatient;
  author: Professional & { time: Date };
  legalAuthenticator: Professional & { time: Date };
  custodian: Structure;
  recipients: readonly Recipient[];
  informants: readonly Informant[];
  legalRepresentatives: readonly LegalRepresentative[];
  participants: readonly Participant[];
  serviceEvent: ServiceEvent;
  encounter: Encounter;
}

/** An intended recipient: a professional, a structure, or both (CDA digest §1.10). */
export interface Recipient {
  professional?: PersonName & { psIdNat?: string };
  organisation?: Pick<Structure, 'structIdNat' | 'name' | 'address' | 'telecoms'>;
  telecoms?: readonly Telecom[];
}

/** CDA digest §1.12. A DLU only carries general practitioners (§4.3). */
export type ParticipantRole =
  | 'general-practitioner'
  | 'correspondent'
  | 'care-team-member'
  | 'care-coordinator'
  | 'referring-doctor'
  | 'reference-hospital'
  | 'preferred-hospital';

/** A professional or a structure involved beside the author. */
export interface Participant {
  role: ParticipantRole;
  /** When the involvement started. */
  since?: Date;
  psIdNat?: string;
  /** Profession, of JDV_J01. */
  code?: Coded;
  person?: PersonName;
  organisation?: Pick<Structure, 'structIdNat' | 'name'>;
  address?: PostalAddress;
  telecoms?: readonly Telecom[];
}

/** The act documented (CDA digest §1.14). */
export interface ServiceEvent {
  /** The models with a fixed code (DLU, FLUDT) ignore it. */
  code?: Coded;
  start: Date;
  end?: Date;
  performer: Professional;
}

/** The stay or visit the document belongs to (CDA digest §1.16). */
export interface Encounter {
  id?: Identifier;
  /** JDV_J142. */
  kind?: EncounterKind;
  admittedAt?: Date;
  endAt?: Date;
  /** *Secteur d'activité* of the facility, of JDV_J02: `SA16`, `SA17`… */
  sector: Coded;
  /** FINESS category of the establishment, of JDV_J254 or its system. */
  category?: Coded;
  establishmentName?: string;
  address?: PostalAddress;
}

export type EncounterKind = 'IMP' | 'EMER' | 'AMB' | 'FLD' | 'HH' | 'VR' | 'EXTERNE' | 'SEANCE';
