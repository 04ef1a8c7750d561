/** A document of a person: made here, or received and filed. Its state is what the rows beside it say. */
export interface Document {
  id: string;
  personId: string;
  establishmentId: string;
  model: AnyModel;
  origin: 'ours' | 'received';
  /** By which way it came; null of ours. A received document of which nothing is said was chosen as a file. */
  via: Via | null;
  title: string;
  typeInFrench: string;
  /** Identifier of this version in its CDA: UUID in capitals, or `root^extension` as received. */
  cdaId: string;
  /** Shared by all the versions. */
  cdaSet: string;
  version: number;
  replacesId: string | null;
  replacedById: string | null;
  actAt: Date;
  begunAt: Date;
  /** Who began or filed it. */
  byAccount: string;
  byName: string;
  /** Who composed it, as people read. */
  author: string;
  /** `reissued`: it says the words of the version before, under the identity qualified since. */
  validated: { at: Date; id: string; number: string; fileName: string; reissued: boolean } | null;
  discarded: boolean;
  deleted: { at: Date; by: string; why: string } | null;
  files: FileKind[];
}

/** The models this product writes. */
export type Model = 'dlu' | 'transfer-sheet' | 'personal-project';
export type AnyModel = Model | 'return-sheet' | 'liaison-letter' | 'synthesis' | 'biology' | 'other';
export type State = 'draft' | 'validated' | 'replaced' | 'deleted' | 'received';
export type Via = 'file' | 'dmp' | 'mssante';
export type FileKind = 'n3' | 'n1' | 'pdf' | 'cda';

export function stateOf(document: Pick<Document, 'deleted' | 'replacedById' | 'origin' | 'validated'>): State {
  if (document.deleted) return 'deleted';
  if (document.replacedById) return 'replaced';
  if (document.origin === 'received') return 'received';
  return document.validated ? 'validated' : 'draft';
}

export const isModel = (model: AnyModel): model is Model =>
  model === 'dlu' || model === 'transfer-sheet' || model === 'personal-project';

/** When it last changed: begun, validated, deleted. */
export const changedAt = ({ deleted, validated, begunAt }: Document): Date => deleted?.at ?? validated?.at ?? begunAt;
