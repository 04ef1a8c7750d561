import type { CastPerson } from '@liane/cast';
import { asInsiFamilyName, asInsiGivenName, splitGivenNames } from '@liane/vocabulary';
import type { KnownPerson } from './known-person.ts';

/** The people of the cast whom INSi knows, as it would write them. */
export const knownAmong = (people: readonly CastPerson[]): KnownPerson[] => people.flatMap(known);

function known({ key, traits, ins, insiTraits = traits, insHistory = [], insiKnows }: CastPerson): KnownPerson[] {
  if (!insiKnows || ins === undefined) return [];
  const birthName = asInsiFamilyName(insiTraits.birthFamilyName);
  const givenNames = splitGivenNames(insiTraits.birthGivenNames).map(asInsiGivenName);
  const { sex } = insiTraits;
  if (birthName === undefined || !givenNames.every((name) => name !== undefined) || sex === 'I') {
    throw new Error(`${key} of the cast cannot be written as INSi writes people`);
  }
  return [
    {
      birthName,
      givenNames,
      sex,
      birthDate: insiTraits.birthDate,
      birthPlace: insiTraits.birthPlaceCode,
      matricule: ins.matricule,
      history: insHistory,
    },
  ];
}
