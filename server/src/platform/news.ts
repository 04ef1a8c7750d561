import type { Act } from './act.ts';
import type { Tx } from './database.ts';

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

/** Heard in the transaction of the fact: both are kept, or neither. */
export type Hear = (tx: Tx, act: Teller, news: News) => Promise<void>;

/** Who made it happen; the worker when it is nobody's gesture. */
export type Teller = Pick<Act, 'organisationId' | 'accountId' | 'who' | 'at'> &
  Partial<Pick<Act, 'establishmentId' | 'sessionId' | 'practiceId'>>;

/** News goes up: a module tells, and does not know who hears. */
export interface NewsDesk {
  tell: Hear;
  hear(kind: NewsKind, listener: Hear): void;
}

export function openNewsDesk(): NewsDesk {
  const listeners = new Map<NewsKind, Hear[]>();
  return {
    tell: async (tx, act, news) => {
      for (const listener of listeners.get(news.kind) ?? []) await listener(tx, act, news);
    },
    hear: (kind, listener) => void listeners.set(kind, [...(listeners.get(kind) ?? []), listener]),
  };
}
