import type { Compilable, Kysely } from 'kysely';
import type { Statement } from './insertion.ts';
import type { News, Teller } from './news.ts';

/** One transaction; each module asks for its own tables and sees no others. */
export interface Tx {
  on<Tables>(): Kysely<Tables>;
  /**
   * Sends an INSERT or an UPDATE without waiting for its answer: what is asked next sees it, and its failure fails the whole
   * transaction, commit included. For writes whose failure the caller has nothing to say about.
   */
  write(query: Compilable | Statement): void;
  /**
   * Goes on as if a condition (an SQL expression and its parameters) held, and sends it without waiting for its answer. When it does
   * not hold, the database undoes the transaction and its work is done once more, presuming nothing. Answers false then: the caller
   * reads the condition itself. Work that presumes does nothing outside its transaction before the end.
   */
  presume(condition: string, parameters: readonly unknown[]): boolean;
  /** Screens looking at these topics are told to look again once the transaction is kept. */
  announce(...topics: string[]): void;
  readonly announced: ReadonlySet<string>;
  /** Tells the modules above, in this transaction. */
  tell(act: Teller, news: News): Promise<void>;
  /** Wakes a task of the worker with this transaction, or not at all. Payloads carry opaque ids only. */
  enqueue(task: string, payload: Record<string, string>, options?: { runAt?: Date; key?: string }): Promise<void>;
}
