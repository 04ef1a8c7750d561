import type { Person } from '../../identity/index.ts';
import type { Sending, SharingChannel } from '../sending.ts';

/** All that decides whether a sending may leave now, read in one transaction. */
export interface Known {
  sending: Sending;
  person: Person;
  deceased: boolean;
  /** What the person refuses, as last said. */
  refused: ReadonlySet<SharingChannel>;
  /** Where it goes, as known now; the citizen's own is built from the matricule. */
  address: string | null;
  /** Several the Annuaire Santé gives, when nobody typed any: somebody chooses. */
  several: readonly string[];
  /** They are no longer in the circle they received from. */
  hasLeftCircle: boolean;
  /** Applicative mailbox of the establishment. */
  mailbox: string | null;
  /** The configuration names the service. */
  connected: boolean;
  now: Date;
  /** When the movement it tells took place; nothing when it tells of a document. */
  happenedAt: Date | null;
  /** What it told was cancelled since: a movement, a document. */
  cancelled: boolean;
  /** What it replaces or deletes. */
  follows: Sending | undefined;
  /** That one, then what it followed itself, back to the first that is known to have arrived. */
  formers: readonly Sending[];
}

/** Why it does not leave now. `held` waits for the cause to disappear; `over` ends it. */
export interface Hold {
  kind: 'held' | 'over';
  code: string;
  said: string;
  todo: string | null;
}

export type Rule = (known: Known) => Hold | null;

export const held = (code: string, said: string, todo: string | null): Hold => ({ kind: 'held', code, said, todo });
export const over = (code: string, said: string): Hold => ({ kind: 'over', code, said, todo: null });
