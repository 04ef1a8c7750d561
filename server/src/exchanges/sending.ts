import type { Ins } from '@liane/vocabulary';

/** One sending, to one recipient, by one channel. */
export interface Sending {
  id: string;
  establishmentId: string;
  personId: string;
  channel: Channel;
  kind: SendingKind;
  /** News that caused it, and what it was about: a document, a movement. */
  cause: string;
  causeId: string;
  documentId: string | null;
  /** In French, as the screens name it. */
  what: string;
  /** Who receives, the same from one version to the next: `dmp`, `citizen`, `hospital:<name>`, `circle:<fact>`. */
  recipientKey: string;
  recipientName: string;
  /** MSSanté address, as typed when it was planned, then as it left. */
  recipientAddress: string | null;
  /** The one address the Annuaire Santé gives, while nobody typed any. */
  foundAddress: string | null;
  /** Every version of one document, or one movement. */
  series: string;
  /** What this one replaces or deletes at the same recipient. */
  followsId: string | null;
  /** Made before the first attempt, the same at each: a second attempt finishes the first. */
  lotUniqueId: string;
  messageId: string;
  /** XDS uniqueId of the document, known from the first attempt on. */
  documentUniqueId: string | null;
  /** With which INS it left, known from the first attempt on: what follows goes where it went. Null by MSSanté. */
  ins: Ins | null;
  visibility: Visibility;
  plannedAt: Date;
  /** Not before: until then it may be recalled. */
  dueAt: Date;
  byAccount: string;
  byName: string;
  author: SendingAuthor;
  state: SendingState;
  /** Code of what holds it, refuses it or ended it. */
  because: string | null;
  /** In French: what happened, and what to do. */
  said: string | null;
  todo: string | null;
  attempts: number;
  /** An attempt began then and nothing has said how it ended. */
  attemptingSince: Date | null;
  /** An attempt may have reached the recipient; kept whatever became of the sending. */
  perhapsThere: boolean;
  nextAt: Date | null;
  settledAt: Date | null;
  /** Whether the INS left with it (SC.TBB.01.MS1). */
  insQualified: boolean | null;
}

export type Channel = 'dmp' | 'mssante' | 'citizen';
export type SendingKind = 'document' | 'replacement' | 'deletion' | 'notice';
export type SendingState = 'waiting' | 'held' | 'accepted' | 'delivered' | 'read' | 'refused' | 'abandoned';

/** Who sees a document where it arrives; chosen before it is validated (MSSanté digest 5.3, national digest 3.9). */
export type Visibility = 'normal' | 'masked' | 'hidden-from-person' | 'hidden-from-representatives';

/** In whose name it leaves, as they were when they made it leave. */
export interface SendingAuthor {
  familyName: string;
  givenName: string;
  rpps: string | null;
  professionCode: string | null;
  /** TRE_R38 or R01, when it is known. */
  savoirFaire?: string;
}

/** Ways of sharing the person may refuse; consulting their DMP is the consent of the module `dmp`. */
export type SharingChannel = 'dmp-feeding' | 'mssante' | 'citizen';

/** It may still leave. */
export const isPending = ({ state }: Pick<Sending, 'state'>): boolean => state === 'waiting' || state === 'held';

/** It is at the recipient's, or nobody can say that it is not. */
export const mayHaveLeft = (
  sending: Pick<Sending, 'state' | 'attempts' | 'attemptingSince' | 'perhapsThere'>,
): boolean =>
  hasLeft(sending) ||
  sending.perhapsThere ||
  (isPending(sending) && (sending.attemptingSince !== null || sending.attempts > 0));

export const hasLeft = ({ state }: Pick<Sending, 'state'>): boolean =>
  state === 'accepted' || state === 'delivered' || state === 'read';

/** Milliseconds a turn is waited for, before somebody may do what the worker has not done. */
export const turnLasts = 600_000;
/** Codes of what the worker sees to by itself when it leaves. */
export const seenToByWorker: readonly string[] = ['address-to-find'];

/** The worker is at it, or comes to it: nothing is asked of anybody. */
export const isUnderWay = ({ state, because, dueAt, nextAt, attemptingSince }: Sending, at: Date): boolean =>
  state === 'waiting' &&
  (because === null || seenToByWorker.includes(because)) &&
  dueAt <= at &&
  at.getTime() - Math.max(...[dueAt, nextAt, attemptingSince].map((each) => each?.getTime() ?? 0)) < turnLasts;

/** Only what has not begun to leave can be called back. */
export const mayBeRecalled = (sending: Sending): boolean =>
  isPending(sending) && sending.attempts === 0 && sending.attemptingSince === null && !sending.perhapsThere;
