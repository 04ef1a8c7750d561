import type { Books } from './books.ts';
import type { Judgement } from './check-files.ts';
import type { Screen } from './screen.ts';
import type { Town } from './town.ts';
import type { World } from './world.ts';

/** What a step may use: screens of people, the database to look at, the sandbox, the files produced. */
export interface Stage {
  world: World;
  /** The screen of somebody: a browser of their own, kept from step to step. */
  screenOf(who: string): Promise<Screen>;
  /** The database, read only. */
  books: Books;
  /** The sandbox, by its journals and its switchboard. */
  town: Town;
  /** The verdict of `liane check` on files: our rules, and the official judges when they are given. */
  check(files: readonly Uint8Array[], options?: { qualified?: boolean }): Promise<Judgement>;
  /** Throws when a screen open now breaks WCAG 2.2 A or AA. */
  accessible(): Promise<void>;
  /** What one step leaves for the next: identifiers and files. */
  notes: Map<string, unknown>;
}
