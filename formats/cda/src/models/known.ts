/**
 * What the record knows of a subject: some items, that there is none (« aucune connue »), or nothing at all
 * (« non renseigné »). The three are written with different official codes (JDV_AbsentOrUnknown…), never confused.
 */
export type Known<T> = { known: 'items'; items: readonly [T, ...T[]] } | { known: 'none' } | { known: 'not-provided' };

/** The items when there are some, else what their absence means. */
export function known<T>(items: readonly T[], otherwise: 'none' | 'not-provided'): Known<T> {
  const [first, ...others] = items;
  return first === undefined ? { known: otherwise } : { known: 'items', items: [first, ...others] };
}

/** A day, month or year: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;
