import type { StrictTraits } from '@liane/vocabulary';

/** Traits as INSi returned them: a text may be empty, a date may carry 00. */
export type ReturnedTraits = Record<keyof StrictTraits, string>;

/** The identity INSi returned, whole or not. */
export interface FoundIdentity {
  traits: ReturnedTraits;
  matricule: string;
  oid: string;
  /** Former matricules, as delivered. */
  history: string[];
  /** Why it must not be imported, in French; empty when it may (INS/va1.28, INS/va1.31). */
  obstacles: string[];
}

/** One call to INSi and what came of it. */
export interface InsiCall {
  /** `00`, `01`, `02`, or the stable code of the failure. */
  code: string;
  /** The whole exchange, for the trace of INS/va1.38. */
  kept: { label: string; messageId?: string; durationMs?: number; request?: string; answer?: string };
  found?: FoundIdentity;
  /** Of a verification. */
  agrees?: boolean;
  failure?: { code: string; message: string; worthRetrying: boolean };
}

/** What an inquiry keeps of the identity found, beside the traits it was asked for. */
export type KeptAnswer = FoundIdentity & { asked: StrictTraits };
