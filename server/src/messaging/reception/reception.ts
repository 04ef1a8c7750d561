import type { ReadDocument } from '@liane/cda';
import type { Attachment, ReadMessage } from '@liane/connector-mssante';
import type { XdmArchive } from '@liane/xdm';
import type { Act, Tx } from '../../platform/index.ts';
import type { Declared } from '../judge/match-person.ts';
import type { Judged } from '../judge/judge-piece.ts';
import type { Mailbox } from '../mailboxes.ts';
import type { Message } from '../messages.ts';
import type { Operator } from '../operator.ts';
import type { ReceptionCode } from '../reception-codes.ts';
import type { Workshop } from '../workshop.ts';

/** A message on its way through the pipeline, and what each step learnt of it. */
export interface Reception {
  readonly tx: Tx;
  readonly act: Act;
  readonly workshop: Workshop;
  readonly operator: Operator;
  readonly mailbox: Mailbox;
  readonly message: Message;
  readonly bytes: Buffer;
  read: ReadMessage | null;
  archiveFile: Attachment | null;
  archive: XdmArchive | null;
  pieces: ReceivedPiece[];
  /** The person who wrote, from their citizen mailbox. */
  writer: string | null;
  /** The first reason why it is not, or not wholly, integrated. */
  aside: { code: ReceptionCode; reason: string } | null;
}

export interface ReceivedPiece {
  id: string;
  rank: number;
  bytes: Uint8Array;
  /** As METADATA.XML says it. */
  uniqueId: string;
  declared: Declared;
  /** Null when it is no CDA that can be read; `reason` says why. */
  read: ReadDocument | null;
  code: ReceptionCode;
  reason: string;
  judged: Judged | null;
  state: 'to-decide' | 'filed' | 'already' | 'unreadable';
  personId: string | null;
  documentId: string | null;
}

/** `stop`: what follows has nothing to do. */
export type Step = (reception: Reception) => Promise<'stop' | undefined>;

/** Kept with its reason; the steps that remain do what they can. */
export const setAside = (reception: Reception, code: ReceptionCode, reason: string): void => {
  reception.aside ??= { code, reason };
};
