import { asInsiFamilyName, foldName, type StrictTraits } from '@liane/vocabulary';
import { isCommuneCode } from '@liane/vocabulary/birthplaces';
import { BirthDateImpossible, BirthPlaceCodeUnknown, FirstGivenNameNotFirst, NameUnwritable } from './refusals.ts';

const oldest = 130;

/**
 * Traits as the RNIV wants them kept on the civil day `today`: capitals without accents (digest §2.4 for the alphabet), the first given name first in the list.
 * Throws NameUnwritable, FirstGivenNameNotFirst, BirthDateImpossible, BirthPlaceCodeUnknown.
 */
export function typedTraits(typed: StrictTraits, today: string): StrictTraits {
  const firstBirthGivenName = written(typed.firstBirthGivenName, 'premier prénom de naissance');
  const birthGivenNames =
    typed.birthGivenNames.trim() === '' ? firstBirthGivenName : written(typed.birthGivenNames, 'prénoms de naissance');
  if (!`${foldName(birthGivenNames)} `.startsWith(`${foldName(firstBirthGivenName)} `))
    throw new FirstGivenNameNotFirst();
  if (typed.birthDate > today || Number(typed.birthDate.slice(0, 4)) < Number(today.slice(0, 4)) - oldest)
    throw new BirthDateImpossible();
  const birthPlaceCode = typed.birthPlaceCode.toUpperCase();
  if (!isCommuneCode(birthPlaceCode) && !/^99\d{3}$/.test(birthPlaceCode)) throw new BirthPlaceCodeUnknown();
  return {
    birthFamilyName: written(typed.birthFamilyName, 'nom de naissance'),
    firstBirthGivenName,
    birthGivenNames,
    birthDate: typed.birthDate,
    sex: typed.sex,
    birthPlaceCode,
  };
}

function written(text: string, what: string): string {
  const name = asInsiFamilyName(text);
  if (name === undefined) throw new NameUnwritable(what);
  return name;
}

/** The five strict traits are the same person's: case, accents, hyphens and apostrophes do not count. */
export const sameStrictTraits = (a: StrictTraits, b: StrictTraits): boolean =>
  a.birthDate === b.birthDate &&
  a.sex === b.sex &&
  a.birthPlaceCode === b.birthPlaceCode &&
  foldName(a.birthFamilyName) === foldName(b.birthFamilyName) &&
  foldName(a.firstBirthGivenName) === foldName(b.firstBirthGivenName);
