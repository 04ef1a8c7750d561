const minute = 60_000;
const day = 24 * 60 * minute;

/** How long things are trusted or kept. The specification only asks for « a configurable maximum time » (SC.DMP/UX.34). */
export const bounds = {
  /** A right told by TD0.2 is asked again after this. */
  rightFresh: 5 * minute,
  /** The header asks again by itself after this. */
  stateFresh: 10 * minute,
  /** After a failure, the header leaves the DMP alone for this long. */
  restAfterFailure: minute,
  /** A question nobody answered is lost after this: its worker was stopped. */
  questionLost: 60_000,
  /** A document read is forgotten after this. */
  readingKept: 30 * minute,
  /** A bundle prepared for an arrival, until the end of a day of work. */
  preparedKept: 12 * 60 * minute,
  /** The same visit, when the list is opened again meanwhile. */
  sameVisit: 30 * minute,
  /** What counts as new for one who never looked (SC.DMP/UX.15 « a set period »). */
  newWithoutVisit: 30 * day,
  /** The list known of a person, without a visit. */
  listKept: 90 * day,
  /** First opening: two years (national digest 3.7). */
  firstOpeningYears: 2,
  /** Who has something new in their DMP, as it was answered: until the end of a day of work. */
  roundKept: 12 * 60 * minute,
  /** Clocks differ, and a lot may be dated before it is searchable. */
  overlap: 5 * minute,
} as const;
