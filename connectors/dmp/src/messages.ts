import type { Role } from '@liane/vihf';
import type { Coded, DocumentEntry, SubmissionSet, XdsContent } from '@liane/xds';

/** How the DMP is reached (national digest 3). PEM texts; addresses per service, none built in. */
export interface DmpConfig {
  addresses: {
    /** TD0.2, TD0.4. */
    patients: string;
    /** TD0.3. */
    authorisations: string;
    /** TD2.1 (ITI-41) and TD3.2 (ITI-43). */
    repository: string;
    /** TD3.1 (ITI-18). */
    registry: string;
    /** TD3.3 (ITI-57). */
    update: string;
    /** Web PS: `https://…`; its pages are appended. */
    web: string;
  };
  /** Mutual TLS: IGC-Santé ORG AUTH_CLI. */
  certificate: string;
  key: string;
  /** Organisation seal (cachet): signs the VIHF and the lots. */
  sealCertificate: string;
  sealKey: string;
  /** By Struct_IdNat, those of the structures that have their own: the DMP wants the OU of both to be the structure that acts (digest §3.15). */
  structures?: Readonly<Record<string, StructureKeys>>;
  authorities: string;
  software: { installation: string; name: string; version: string; homologation: string };
  /** OID under which the ids of lots are made. */
  sourceId: string;
  repositoryUniqueId: string;
  timeout?: number;
  maxAnswerBytes?: number;
  now?: () => Date;
  newId?: () => string;
  /** Hears every call once it is over, refused ones included. Holds health data: to be kept like the record, never logged. Must not throw. */
  onExchange?: (exchange: Exchange) => void;
}

/** The two certificates of one structure, PEM. */
export type StructureKeys = Pick<DmpConfig, 'certificate' | 'key' | 'sealCertificate' | 'sealKey'>;

/** One call as it left and as it came back. */
export interface Exchange {
  /** `TD0.2`, `TD2.1`… */
  transaction: string;
  action: string;
  messageId: string;
  sentAt: Date;
  /** Milliseconds until the last byte of the answer, or the failure. */
  duration: number;
  request: { contentType: string; body: Buffer };
  /** Null when nothing whole came back. */
  answer: { status: number; contentType: string; body: Buffer } | null;
}

/** The structure that acts: one establishment, by its FINESS géographique. */
export interface ActingStructure {
  /** Struct_IdNat: `1` + FINESS. */
  id: string;
  name: string;
  /** TRE_R02. */
  sector: string;
  /** JDV_J59, kind of activity of the lots that change a document (TD3.3); undifferentiated when not said. */
  contentType?: Coded;
}

/** In whose name: the worker feeds INDIRECTE, a professional with a live session consults in AIR. */
export interface ActingFor {
  structure: ActingStructure;
  /** Real, never generic (SC.DMP/AIRS.06). */
  person: { id: string; familyName: string; givenName: string; roles: Role[]; authenticatedAt: Date };
  purpose?: 'normal' | 'bris_de_glace' | 'centre_15';
  /**
   * `feed` is INDIRECTE, `consult` is AIR (digest §3.11). Obeyed where both are possible: TD0.2 and TD0.4 consult unless told,
   * the reference and the deletion of a document feed unless told. Elsewhere the DMP allows one only, and it is taken.
   */
  channel?: 'feed' | 'consult';
  /** Access token of Pro Santé Connect when the flag psc_transport is on (U-02); never kept. */
  bearer?: string;
}

/** A qualified matricule and its OID. */
export interface InsOf {
  matricule: string;
  oid: string;
}

/** TD0.2. */
export interface DmpState {
  exists: boolean;
  state: 'active' | 'closed' | 'absent';
  closedBecause: string | null;
  /** What the DMP holds, to compare with ours (SC.DMP/CONF.01). */
  traits: {
    birthName: string;
    usedName: string | null;
    givenNames: string[];
    /** `AAAA-MM-JJ`. */
    birthDate: string;
    sex: 'M' | 'F';
  } | null;
  /** Of the professional who asks. */
  authorisation: 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'INEXISTANT' | null;
  isTreatingDoctor: boolean;
  linkedToMonEspaceSante: boolean;
}

/** TD0.4: a record the structure or professional is authorised on. */
export interface AuthorisedRecord {
  ins: InsOf;
  birthName: string;
  givenName: string;
  /** As the DMP writes it. */
  birthDate: string;
  lastChangeAt: string | null;
}

/** A file to feed, with what XDS says of it. */
export interface FedDocument {
  entry: DocumentEntry;
  bytes: Buffer;
  /** entryUUID of the version it replaces (RPLC), read by `referencesOf` just before. */
  replaces?: string;
}

/** The lot was kept: what the receipt is made of. */
export interface FeedingReceipt {
  submissionSetId: string;
  submittedAt: Date;
  warnings: { code: string; context: string }[];
}

export interface FindQuery {
  statuses?: ('Approved' | 'Deprecated' | 'Archived')[];
  classCodes?: string[];
  typeCodes?: string[];
  /** UTC instants `AAAAMMJJhhmmss`. */
  serviceFrom?: string;
  serviceTo?: string;
  creationFrom?: string;
  creationTo?: string;
}

/** What changes of a document already fed (TD3.3). */
export type Change =
  | { kind: 'mask' | 'unmask' | 'make-visible'; entry: DocumentEntry }
  | { kind: 'delete' | 'archive' | 'unarchive'; entry: DocumentEntry };

/** The DMP as this house calls it. Every call may throw the errors of `errors.ts`, and nothing else. */
export interface Dmp {
  /** TD0.2: PRPA_IN201307UV02. */
  stateOf(ins: InsOf, by: ActingFor): Promise<DmpState>;
  /** TD0.3: setAuthorization. */
  authorise(ins: InsOf, action: 'AJOUT' | 'SUPPRESSION', by: ActingFor, role?: 'MEDECIN_TRAITANT'): Promise<void>;
  /** TD0.4: patientList. */
  authorisedRecords(by: ActingFor, since?: Date): Promise<AuthorisedRecord[]>;
  /** TD2.1: ITI-41, one lot of one person. */
  feed(lot: { submissionSet: SubmissionSet; documents: FedDocument[] }, by: ActingFor): Promise<FeedingReceipt>;
  /** TD3.1a: ITI-18 FindDocuments. */
  find(ins: InsOf, query: FindQuery, by: ActingFor): Promise<DocumentEntry[]>;
  /** TD3.1: FindSubmissionSets, then their members; what is new since an instant. */
  newSince(ins: InsOf, since: Date, by: ActingFor): Promise<XdsContent>;
  /** TD3.1b: GetDocuments by uniqueId. `ids` answers references only, which a structure may ask (to replace or delete its own). */
  byUniqueId(ins: InsOf, uniqueIds: string[], by: ActingFor): Promise<DocumentEntry[]>;
  referencesOf(ins: InsOf, uniqueId: string, by: ActingFor): Promise<string[]>;
  /** TD3.2: ITI-43; byte for byte what was fed. */
  read(
    ins: InsOf,
    documents: { uniqueId: string; repositoryUniqueId: string }[],
    by: ActingFor,
  ): Promise<{ uniqueId: string; mimeType: string; bytes: Buffer }[]>;
  /** TD3.3: ITI-57. */
  change(ins: InsOf, change: Change, by: ActingFor): Promise<void>;
  /** TD0.9 and TD0.10: address of a page of the Web PS. */
  webAddress(
    page: 'TableauDeBord' | 'DossierPatient' | 'Documents' | 'HistoriqueAcces' | 'VolontesEtDroits',
    ins?: InsOf,
  ): string;
  /** Closes idle connections. */
  close(): Promise<void>;
}
