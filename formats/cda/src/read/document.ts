import type { NarrativeBlock, NarrativeSection, NarrativeText, Sex } from '@liane/vocabulary';
import type { ReadFacts } from './facts.ts';
import type { ReadModel } from './model.ts';
import type { ReadCode, ReadDate, ReadId, ReadPeriod } from './values.ts';

/** Everything understood of a received CDA R2 document, whoever wrote it. Plain data: it can be sent as JSON once bytes are set apart. */
export interface ReadDocument {
  /** `signed`: found inside an XML signature, not verified here. `selfDisplaying`: found inside its own stylesheet, which is never run. */
  envelope: 'plain' | 'signed' | 'selfDisplaying';
  model: ReadModel;
  header: ReadHeader;
  body: ReadBody;
  facts: ReadFacts;
  /** What was seen and could not be understood; never a reason to reject. */
  unreadable: Unreadable[];
}

export interface Unreadable {
  /** Where in the document, in the words of the standard: `recordTarget/patientRole`, `section 48765-2`. */
  where: string;
  /** French sentence. */
  reason: string;
}

export interface ReadTelecom {
  /** `tel:+33…`, `mailto:…`, as received. */
  value: string;
  use: string | undefined;
}

export interface ReadName {
  family: string | undefined;
  given: string | undefined;
  prefix: string | undefined;
  suffix: string | undefined;
}

export interface ReadOrganisation {
  ids: ReadId[];
  name: string | undefined;
  /** Practice setting (standardIndustryClassCode). */
  setting: ReadCode | undefined;
  addresses: string[];
  telecoms: ReadTelecom[];
}

/** A professional, a relative or a software, with what they were in the document. */
export interface ReadParty {
  ids: ReadId[];
  name: ReadName | undefined;
  /** Model and software name when the author is a system. */
  device: string | undefined;
  /** Profession, kinship or function. */
  code: ReadCode | undefined;
  functionCode: ReadCode | undefined;
  organisation: ReadOrganisation | undefined;
  addresses: string[];
  telecoms: ReadTelecom[];
  at: ReadPeriod | undefined;
}

/** Nature of an identifier of the patient, told by its root alone (CDA digest §1.3). */
export type PatientIdNature =
  | 'INS-NIR'
  | 'INS-NIA'
  | 'INS-NIR de test'
  | 'INS-NIR de démonstration'
  | 'INS-C'
  | 'SI-SAMU'
  | 'NSS'
  | 'local';

export interface ReadPatientId extends ReadId {
  nature: PatientIdNature;
}

export interface ReadPatient {
  ids: ReadPatientId[];
  birthFamilyName: string | undefined;
  firstBirthGivenName: string | undefined;
  /** All birth given names, one space between. */
  birthGivenNames: string | undefined;
  usedFamilyName: string | undefined;
  usedGivenName: string | undefined;
  /** Undefined when the code is none of F, M, UN. */
  sex: Sex | undefined;
  birthDate: ReadDate | undefined;
  birthPlaceCode: string | undefined;
  birthPlaceName: string | undefined;
  deceased: boolean;
  addresses: string[];
  telecoms: ReadTelecom[];
  guardians: ReadParty[];
}

/** Class of an informant (§1.8): person to warn, trusted person, carer, other. */
export type ReadInformantRole = 'toWarn' | 'trusted' | 'carer' | 'caredFor' | 'source' | 'other';

export interface ReadInformant extends ReadParty {
  role: ReadInformantRole;
}

export interface ReadParticipant extends ReadParty {
  /** INF, PRF, REF, REFB, RESP, CON, VRF. */
  typeCode: string | undefined;
}

export interface ReadServiceEvent {
  ids: ReadId[];
  code: ReadCode | undefined;
  period: ReadPeriod | undefined;
  performer: ReadParty | undefined;
}

export interface ReadEncounter {
  ids: ReadId[];
  code: ReadCode | undefined;
  period: ReadPeriod | undefined;
  facilityCode: ReadCode | undefined;
  facilityName: string | undefined;
}

export interface ReadHeader {
  templateIds: ReadId[];
  id: ReadId | undefined;
  setId: ReadId | undefined;
  version: number | undefined;
  /** Document this one takes the place of (relatedDocument RPLC). */
  replaces: ReadId | undefined;
  type: ReadCode | undefined;
  title: string;
  createdAt: ReadDate | undefined;
  language: string | undefined;
  /** N, R, V … of HL7 Confidentiality. */
  confidentiality: string | undefined;
  patient: ReadPatient;
  authors: ReadParty[];
  legalAuthenticator: ReadParty | undefined;
  authenticators: ReadParty[];
  custodian: ReadOrganisation | undefined;
  recipients: ReadParty[];
  informants: ReadInformant[];
  /** Médecin traitant: the participant whose function is PCP (§1.12). */
  generalPractitioner: ReadParticipant | undefined;
  /** Every participant, the general practitioner included. */
  participants: ReadParticipant[];
  serviceEvents: ReadServiceEvent[];
  encounter: ReadEncounter | undefined;
}

/** A file carried in base64. `refusal` says in French why its bytes are not offered; `bytes` is then empty. */
export interface ReadFile {
  /** What the document announces. */
  mediaType: string;
  bytes: Uint8Array;
  refusal: string | undefined;
}

export interface ReadAttachment extends ReadFile {
  /** Anchor `renderMultiMedia` refers to. */
  id: string | undefined;
  /** Code of the section that carries it. */
  section: string | undefined;
  title: string | undefined;
}

/** Text of a narrative with what the plain vocabulary cannot say; it remains a `NarrativeText`. */
export interface ReadText extends NarrativeText {
  /** Target of a link, http(s), mailto or tel only. */
  href?: string;
  /** Identifiers of the attachments shown here. */
  media?: string[];
}

export interface ReadSection extends NarrativeSection {
  code: ReadCode | undefined;
  templateIds: string[];
  blocks: NarrativeBlock[];
  sections: ReadSection[];
}

export type ReadBody =
  | { level: 'N1'; file: ReadFile }
  | { level: 'N3'; sections: ReadSection[]; pdfCopy: ReadFile | undefined; attachments: ReadAttachment[] }
  | { level: 'none' };
