import type { Ins } from '@liane/vocabulary';
import type { DocumentEntry } from '@liane/xds';

/** Who opens a record from a screen of the other side. */
export type RecordViewer = ProfessionalViewer | PersonViewer | RepresentativeViewer;

/** A professional through the Web PS. */
export interface ProfessionalViewer {
  kind: 'professional';
  /** PS_IdNat, `8` + RPPS. */
  id: string;
  /** « Sophie REYNAUD » */
  name: string;
  /** Code of the profession (TRE_G15, R94, R95, R291), e.g. `10`. */
  professionCode: string;
  professionSystem: string;
  /** TRE_R22, e.g. `GENR01`; read by the matrix for those who are known by a role. */
  genre?: string;
  /** Struct_IdNat of the place they act from. */
  structureId: string;
  structureName: string;
  /** TRE_R248; `normal` when not said. */
  purpose?: 'normal' | 'bris_de_glace' | 'centre_15';
}

/** The person in Mon espace santé; a minor alone too. */
export interface PersonViewer {
  kind: 'person';
}

/** A legal representative, or somebody the person named to help. */
export interface RepresentativeViewer {
  kind: 'representative';
  /** « Camille MORVAN » */
  name: string;
}

/** How a record stands. */
export interface DmpRecordState {
  ins: Ins;
  birthName: string;
  usedName: string | null;
  givenNames: string[];
  /** `AAAA-MM-JJ`. */
  birthDate: string;
  sex: 'M' | 'F';
  state: 'active' | 'closed' | 'absent';
  closedBecause: string | null;
  linkedToMonEspaceSante: boolean;
  /** PS_IdNat of the médecins traitants. */
  treatingDoctors: string[];
  authorisations: DmpAuthorisation[];
  blocked: BlockedProfessional[];
  /** The person refuses every access of professionals. */
  refusesAccess: boolean;
  opposedToBreakGlass: boolean;
  opposedToEmergencyCentre: boolean;
  /** Masked documents are shown in bris de glace and to the centre 15. */
  allowsMaskedInEmergency: boolean;
}

export interface DmpAuthorisation {
  /** PS_IdNat, or Struct_IdNat when a structure was authorised. */
  holder: string;
  name: string;
  since: Date;
  until: Date;
}

export interface BlockedProfessional {
  /** PS_IdNat. */
  id: string;
  name: string;
  since: Date;
}

/** What the person decides of their record, each switch by itself. */
export type DmpSwitch =
  | 'refusesAccess'
  | 'opposedToBreakGlass'
  | 'opposedToEmergencyCentre'
  | 'allowsMaskedInEmergency';

/** A document as its viewer sees it. */
export interface SeenDocument {
  entry: DocumentEntry;
  masked: boolean;
  invisibleToPerson: boolean;
  invisibleToRepresentatives: boolean;
}

/** What another structure publishes: a CDA R2 document already written. */
export interface Publication {
  cda: Buffer;
  by: { id: string; name: string; structureId: string; structureName: string };
  /** `MASQUE_PS`, `INVISIBLE_PATIENT`, `INVISIBLE_REPRESENTANTS_LEGAUX`, beside `N`. */
  confidentiality?: string[];
  /** uniqueId of the document it replaces. */
  replaces?: string;
}

/** One line of « qui a regardé ». */
export interface DmpTrace {
  at: Date;
  /** PS_IdNat, or « la personne », « un représentant ». */
  by: string;
  name: string;
  structureId: string | null;
  /** `TD2.1`, `TD3.2`…, as the digest names them. */
  transaction: string;
  /** In French: « a lu », « a déposé ». */
  did: string;
  purpose: 'normal' | 'bris_de_glace' | 'centre_15';
  /** Title of the document, when there is one. */
  document: string | null;
  uniqueId: string | null;
}

/** What Mon espace santé writes to the person about. */
export interface DmpNotice {
  at: Date;
  kind: 'document' | 'access' | 'emergency' | 'authorisation';
  /** One French sentence. */
  text: string;
  /** The document it is about, when they may see it. */
  uniqueId: string | null;
}

/** Refused to a screen, in one French sentence; `code` is the one the DMP answers. */
export class RecordRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The records of the DMP as the screens of the other side use them; the same rules as the wire (digest 3.9 to 3.13). */
export interface DmpRecords {
  /** Everybody the DMP has heard of, by name. */
  everybody(): DmpRecordState[];
  /** undefined: nobody by that matricule. */
  stateOf(ins: Ins): DmpRecordState | undefined;
  /** What that viewer may see, newest first; leaves a trace. @throws RecordRefused */
  list(ins: Ins, viewer: RecordViewer): SeenDocument[];
  /** The file, byte for byte; leaves a trace. @throws RecordRefused */
  read(ins: Ins, uniqueId: string, viewer: RecordViewer): { mimeType: string; bytes: Buffer };
  /** Describes the CDA, judges it as TD2.1 would, keeps it. Returns the uniqueId. @throws RecordRefused */
  publish(ins: Ins, publication: Publication): string;
  /** Hidden from, or shown again to, professionals. @throws RecordRefused */
  mask(ins: Ins, uniqueId: string, masked: boolean, viewer: RecordViewer): void;
  /** Announced: the person sees a document that was hidden from them until then. @throws RecordRefused */
  makeVisible(ins: Ins, uniqueId: string, viewer: ProfessionalViewer): void;
  /** TD0.3 from the Web PS: the professional says that the person agrees. @throws RecordRefused */
  authorise(ins: Ins, viewer: ProfessionalViewer, authorised: boolean): void;
  block(ins: Ins, professional: { id: string; name: string }, blocked: boolean): void;
  decide(ins: Ins, decision: DmpSwitch, value: boolean): void;
  /** Closes or opens again the record, as Mon espace santé does. */
  close(ins: Ins, because: string): void;
  reopen(ins: Ins): void;
  /** Newest first: the person and the médecin traitant see all, others their own (digest 3.10); of one document when it is named. */
  traces(ins: Ins, viewer: RecordViewer, uniqueId?: string): DmpTrace[];
  /** Newest first: what the person is written about. @throws RecordRefused */
  notices(ins: Ins, viewer: PersonViewer | RepresentativeViewer): DmpNotice[];
}
