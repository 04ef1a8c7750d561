import { civilDateIn, inFrenchDate } from '@liane/vocabulary';
import { known, type Known } from '@liane/cda';
import type { Fact } from '../../facts/index.ts';
import type { Changes } from '../draft.ts';
import { isOld, type Aged } from './ages.ts';

/** One line offered from the record, and what it becomes in the document. */
export interface Offer<Item> {
  /** The version of the fact: a corrected fact is another line, and its author looks again. */
  key: string;
  text: string;
  source: string;
  recordedAt: Date;
  old: boolean;
  /** Whether it stands in the document until its author says otherwise. */
  keptAtFirst: boolean;
  item: Item;
  /** The item in the words of the author: codes and dates that those words might contradict are left behind. */
  reworded: (words: string) => Item;
}

interface Offered<F extends Fact, Item> {
  fact: F;
  text: string;
  item: Item;
  reworded: (words: string) => Item;
  now: Date;
  timeZone: string;
  ageing?: Aged;
  /** Measures age from when they were taken, not written. */
  agesFrom?: Date;
  keptAtFirst?: boolean;
}

export function offer<F extends Fact, Item>(offered: Offered<F, Item>): Offer<Item> {
  const { fact, now } = offered;
  return {
    key: fact.id,
    text: offered.text,
    source: `noté par ${fact.by} le ${inFrenchDate(civilDateIn(fact.recordedAt, offered.timeZone))}`,
    recordedAt: fact.recordedAt,
    old: isOld(offered.ageing, offered.agesFrom ?? fact.recordedAt, now),
    keptAtFirst: offered.keptAtFirst ?? true,
    item: offered.item,
    reworded: offered.reworded,
  };
}

export const isKept = (line: Pick<Offer<unknown>, 'key' | 'keptAtFirst'>, changes: Changes): boolean =>
  changes.lines[line.key]?.kept ?? line.keptAtFirst;

/** The words of the author for a line, or null. */
export const rewritten = (line: Pick<Offer<unknown>, 'key'>, changes: Changes): string | null =>
  changes.lines[line.key]?.rewritten?.trim() || null;

/** What the author lets stand, in their words when they gave some. */
export const keptItems = <Item>(offers: readonly Offer<Item>[], changes: Changes): Item[] =>
  offers
    .filter((line) => isKept(line, changes))
    .map((line) => {
      const words = rewritten(line, changes);
      return words === null ? line.item : line.reworded(words);
    });

/** What people read of the lines that stand. */
export const keptWords = (offers: readonly Offer<unknown>[], changes: Changes): string[] =>
  offers.filter((line) => isKept(line, changes)).map((line) => rewritten(line, changes) ?? line.text);

/** Items, or somebody saying that there is none: « aucune connue » is a line too, which its author may remove. */
export interface KnownOffer<Item> {
  offers: Offer<Item>[];
  none: Offer<null>[];
}

/** Removing every line leaves « non renseigné », never « aucun ». */
export function keptKnown<Item>({ offers, none }: KnownOffer<Item>, changes: Changes): Known<Item> {
  const saidNone = offers.length === 0 && none.some((line) => isKept(line, changes));
  return known(keptItems(offers, changes), saidNone ? 'none' : 'not-provided');
}

/** The lines of a section that may say « none »: that line only stands when there is nothing else. */
export const linesOf = <Item>({ offers, none }: KnownOffer<Item>): Offer<unknown>[] =>
  offers.length > 0 ? offers : none;
