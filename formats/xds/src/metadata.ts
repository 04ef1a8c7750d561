/** A coded value of XDS: code, coding scheme (OID) and label. */
export interface Coded {
  code: string;
  codeSystem: string;
  displayName: string;
}

/** Author of a document or of a lot, as XDS slots write them. */
export interface XdsAuthor {
  /** XCN, e.g. `899700000017^BELKACEM^NADIA^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`. */
  person: string | null;
  /** XON, e.g. `Résidence^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750000001`. */
  institutions: string[];
  role: string | null;
  specialties: string[];
}

/** Strict traits as `sourcePatientInfo` carries them. */
export interface SourcePatientInfo {
  birthName: string;
  usedName: string | null;
  givenNames: string[];
  /** `AAAAMMJJ`. */
  birthDate: string;
  sex: 'M' | 'F' | 'U';
  birthplace: string | null;
}

/** What XDS knows of a document (ITI TF-3 4.2.3.2, national digest 3.6). Times are `AAAAMMJJhhmmss` in UTC. */
export interface DocumentEntry {
  /** `urn:uuid:…` once registered, a symbolic id inside a lot. */
  entryUuid: string;
  logicalId: string | null;
  uniqueId: string;
  version: string | null;
  availabilityStatus: 'Approved' | 'Deprecated' | 'Archived' | 'Deleted' | null;
  title: string;
  comments: string | null;
  mimeType: string;
  languageCode: string;
  creationTime: string;
  serviceStartTime: string | null;
  serviceStopTime: string | null;
  /** SHA-1 of the file, hexadecimal. */
  hash: string | null;
  size: number | null;
  repositoryUniqueId: string | null;
  /** CX: `<INS>^^^&<OID>&ISO^NH`. */
  patientId: string;
  sourcePatientId: string | null;
  sourcePatientInfo: SourcePatientInfo | null;
  legalAuthenticator: string | null;
  authors: XdsAuthor[];
  classCode: Coded;
  typeCode: Coded;
  formatCode: Coded;
  healthcareFacilityType: Coded;
  practiceSetting: Coded;
  confidentiality: Coded[];
  events: Coded[];
  referenceIds: string[];
  /** File in an archive, for XDM. */
  uri: string | null;
}

/** A lot of documents submitted together (ITI TF-3 4.2.3.3). */
export interface SubmissionSet {
  entryUuid: string;
  uniqueId: string;
  sourceId: string;
  submissionTime: string;
  patientId: string;
  title: string | null;
  comments: string | null;
  contentType: Coded;
  authors: XdsAuthor[];
  intendedRecipients: string[];
  availabilityStatus: 'Approved' | 'Deprecated' | null;
}

export type AssociationKind =
  | 'HasMember'
  | 'RPLC'
  | 'APND'
  | 'XFRM'
  | 'XFRM_RPLC'
  | 'signs'
  | 'UpdateAvailabilityStatus'
  | 'SubmitAssociation'
  | 'IsSnapshotOf';

export interface Association {
  id: string;
  kind: AssociationKind;
  source: string;
  target: string;
  slots: Readonly<Record<string, readonly string[]>>;
}

/** What one ebRIM list of objects holds. */
export interface XdsContent {
  submissionSets: SubmissionSet[];
  documents: DocumentEntry[];
  associations: Association[];
  /** ObjectRef ids, when references were asked. */
  references: string[];
}
