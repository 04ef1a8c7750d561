import type { Ins } from '@liane/vocabulary';
import type { Association, DocumentEntry, SubmissionSet } from '@liane/xds';

/** What the DMP keeps of one person (digest 3.15). Instants are ISO texts: it is written as it stands. */
export interface KeptRecord {
  ins: Ins;
  birthName: string;
  usedName: string | null;
  givenNames: string[];
  /** `AAAA-MM-JJ` */
  birthDate: string;
  sex: 'M' | 'F';
  state: 'active' | 'closed' | 'absent';
  closedBecause: string | null;
  linkedToMonEspaceSante: boolean;
  /** PS_IdNat. */
  treatingDoctors: string[];
  authorisations: KeptAuthorisation[];
  blocked: { id: string; name: string; since: string }[];
  refusesAccess: boolean;
  opposedToBreakGlass: boolean;
  opposedToEmergencyCentre: boolean;
  allowsMaskedInEmergency: boolean;
  submissionSets: SubmissionSet[];
  documents: KeptDocument[];
  associations: Association[];
  traces: KeptTrace[];
}

export interface KeptAuthorisation {
  /** PS_IdNat, or Struct_IdNat. */
  holder: string;
  name: string;
  since: string;
  until: string;
  /** Struct_IdNat of those who asked. */
  structureId: string;
}

/** One version of a document: its metadata, and where its bytes are. */
export interface KeptDocument {
  entry: DocumentEntry;
  /** Key of the bytes in the store. */
  content: string;
  /** Of the lot that brought it. */
  keptAt: string;
  /** The metadata were changed since: another entry bears the same uniqueId. */
  superseded: boolean;
}

export interface KeptTrace {
  at: string;
  by: string;
  name: string;
  structureId: string | null;
  transaction: string;
  did: string;
  purpose: 'normal' | 'bris_de_glace' | 'centre_15';
  /** Made by a minor alone; not shown to the representatives. */
  secret?: boolean;
  document: string | null;
  uniqueId: string | null;
}

/** The entry that speaks for a uniqueId today. */
export const currentOf = ({ documents }: KeptRecord, uniqueId: string): KeptDocument | undefined =>
  documents.find(({ entry, superseded }) => entry.uniqueId === uniqueId && !superseded);

export const currentByUuid = ({ documents }: KeptRecord, entryUuid: string): KeptDocument | undefined =>
  documents.find(({ entry, superseded }) => entry.entryUuid === entryUuid && !superseded);

const mostTraces = 1000;

/** The newest first; a year of them at the real service, a thousand here (digest 3.10). */
export function leaveTrace(record: KeptRecord, trace: KeptTrace): void {
  record.traces = [trace, ...record.traces].slice(0, mostTraces);
}
