import type { CastPerson } from '../types.ts';
import * as adultsWithDisabilities from './adults-with-disabilities.ts';
import * as children from './children.ts';
import * as identityCases from './identity-cases.ts';
import * as olderPeople from './older-people.ts';
import * as tilleulsResidents from './tilleuls-residents.ts';

export * from './adults-with-disabilities.ts';
export * from './children.ts';
export * from './identity-cases.ts';
export * from './older-people.ts';
export * from './tilleuls-residents.ts';

/** The day on which the stories tell the ages, `YYYY-MM-DD`. */
export const castDay = '2026-09-01';

/** Everybody who is accompanied, those of the stories first. */
export const people: readonly CastPerson[] = [
  olderPeople,
  adultsWithDisabilities,
  children,
  tilleulsResidents,
  identityCases,
].flatMap((family) => Object.values<CastPerson>(family));
