import type { Act } from './act.ts';

/** What a module tells those above it: a kind (`document-validated`) and opaque ids. */
export interface News {
  kind: NewsKind;
  personId: string;
  /** Of what the news is about: a document, a stay; the person again when it is about them. */
  about: string;
}

export type NewsKind =
  | 'document-validated'
  | 'document-reissued'
  | 'document-not-reissued'
  | 'circle-changed'
  | 'document-deleted'
  | 'document-received'
  | 'identity-qualified'
  | 'identity-downgraded'
  | 'stay-admission'
  | 'stay-hospital-transfer'
  | 'stay-return'
  | 'stay-discharge'
  | 'stay-death';

/** Who made it happen; the worker when it is nobody's gesture. */
export type Teller = Pick<Act, 'organisationId' | 'accountId' | 'who' | 'at'> &
  Partial<Pick<Act, 'establishmentId' | 'sessionId' | 'practiceId'>>;
