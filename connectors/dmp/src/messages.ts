import type { Role } from '@liane/vihf';
import type { CodeRef, Coded, DocumentEntry, SubmissionSet, XdsContent } from '@liane/xds';

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
  /** U-13: what is sent for a place that is an ESSMS. */
  practiceSetting?: 'ESSMS' | 'MAD';
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

/** In whose name: the worker feeds INDIRECTE (`Feeding`), a professional with a live session consults in AIR (`SignedIn`, `Consulting`). */
export interface ActingFor {
  structure: ActingStructure;
  /** Real, never generic (SC.DMP/AIRS.06). */
  person: { id: string; familyName: string; givenName: string; roles: Role[]; authenticatedAt: Date };
  purpose?: 'normal' | 'bris_de_glace' | 'centre_15';
  /** `feed` is INDIRECTE, `consult` is AIR (digest §3.11). Lots are fed INDIRECTE whatever is said here. */
  channel?: 'feed' | 'consult';
  /** Asked by a minor who consults alone: the legal representatives do not hear of it (digest §3.12, U-18). */
  secretConnection?: boolean;
  /** Access token of Pro Santé Connect when the flag psc_transport is on (U-02); never kept. */
  bearer?: string;
}

/** The structure alone, its worker included: INDIRECTE, which reads nothing. */
export interface Feeding extends ActingFor {
  channel: 'feed';
}

/** A professional whose Pro Santé Connect session lives while the call leaves: nobody else speaks in AIR. */
export interface SignedIn extends ActingFor {
  channel?: 'consult';
  session: {
    /** As the house keeps it. */
    id: string;
    /** PS_IdNat of who opened it: who acts, and nobody else. */
    professional: string;
  };
}

/** What lets a professional look at one person's record (digest §3.10), as the house recorded it. */
export type Ground =
  | { kind: 'consent'; ins: InsOf; recordedAt: Date }
  /** The person cannot speak; goes with the purpose `bris_de_glace`. */
  | { kind: 'break-glass'; ins: InsOf; until: Date };

/** Reads, authorises, changes: the act of a professional, on a person who agreed or cannot speak. */
export interface Consulting extends SignedIn {
  ground: Ground;
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
  /** When the last document came, as the DMP writes it. */
  lastDocumentAt: string | null;
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
  practiceSettings?: string[];
  /** TRE_R02. */
  facilityTypes?: string[];
  formats?: CodeRef[];
  events?: CodeRef[];
  /** XCN, with `%` for any text. */
  authors?: string[];
  /** UTC instants `AAAAMMJJhhmmss`. */
  serviceFrom?: string;
  serviceTo?: string;
  creationFrom?: string;
  creationTo?: string;
}

/** What changes of a document already fed (TD3.3). */
export type Change =
  | Deletion
  | { kind: 'mask' | 'unmask' | 'make-visible' | 'archive' | 'unarchive'; entry: DocumentEntry };

export interface Deletion {
  kind: 'delete';
  entry: DocumentEntry;
}

/** A document to read; its hash and size are checked when they are told, as the entry of TD3.1 tells them. */
export interface DocumentAddress {
  uniqueId: string;
  repositoryUniqueId: string;
  /** SHA-1, hexadecimal. */
  hash?: string | null;
  size?: number | null;
}

/** Pages of the Web PS (digest §3.10). Only `TableauDeBord` opens when the DMP is closed, absent or blocked. */
export type WebPage =
  | 'TableauDeBord'
  | 'DossierPatient'
  | 'GestionDMPPatient'
  | 'Documents'
  | 'ParcoursDeSoins'
  | 'HistoriqueAcces'
  | 'Parametrages'
  | 'VolontesEtDroits'
  | 'CarnetVaccination';

/** The DMP as this house calls it. Every call may throw the errors of `errors.ts`, and nothing else. */
export interface Dmp {
  /** TD0.2: PRPA_IN201307UV02. */
  stateOf(ins: InsOf, by: Feeding | SignedIn): Promise<DmpState>;
  /** TD0.3: setAuthorization. Taking it away asks no consent. */
  authorise(ins: InsOf, action: 'SUPPRESSION', by: SignedIn, role?: 'MEDECIN_TRAITANT'): Promise<void>;
  authorise(ins: InsOf, action: 'AJOUT' | 'SUPPRESSION', by: Consulting, role?: 'MEDECIN_TRAITANT'): Promise<void>;
  /** TD0.4: patientList; since they were authorised, or since a document came. */
  authorisedRecords(
    by: Feeding | SignedIn,
    since?: Date,
    what?: 'authorised' | 'document',
  ): Promise<AuthorisedRecord[]>;
  /** TD2.1: ITI-41, one lot of one person. */
  feed(lot: { submissionSet: SubmissionSet; documents: FedDocument[] }, by: ActingFor): Promise<FeedingReceipt>;
  /** TD3.1a: ITI-18 FindDocuments. */
  find(ins: InsOf, query: FindQuery, by: Consulting): Promise<DocumentEntry[]>;
  /** TD3.1: FindSubmissionSets, then their members; what is new since an instant. */
  newSince(ins: InsOf, since: Date, by: Consulting): Promise<XdsContent>;
  /** TD3.1b: GetDocuments by uniqueId. `ids` answers references only, which a structure may ask (to replace or delete its own). */
  byUniqueId(ins: InsOf, uniqueIds: string[], by: Consulting): Promise<DocumentEntry[]>;
  referencesOf(ins: InsOf, uniqueId: string, by: Feeding | SignedIn): Promise<string[]>;
  /** TD3.2: ITI-43; byte for byte what was fed. */
  read(
    ins: InsOf,
    documents: DocumentAddress[],
    by: Consulting,
  ): Promise<{ uniqueId: string; mimeType: string; bytes: Buffer }[]>;
  /** TD3.3: ITI-57. A structure alone deletes its own; the rest is the act of a professional. */
  change(ins: InsOf, change: Deletion, by: Feeding): Promise<void>;
  change(ins: InsOf, change: Change, by: Consulting): Promise<void>;
  /** TD0.9 and TD0.10: address of a page of the Web PS. */
  webAddress(page: WebPage, ins?: InsOf): string;
  /** Closes idle connections. */
  close(): Promise<void>;
}
