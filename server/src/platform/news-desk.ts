import type { News, NewsKind, Teller } from './news.ts';
import type { Tx } from './tx.ts';

/** Heard in the transaction of the fact: both are kept, or neither. */
export type Hear = (tx: Tx, act: Teller, news: News) => Promise<void>;

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
