import { isInsOid, foldName, inFrenchDate, sexInFrench } from '@liane/vocabulary';
import type { ReadPatient } from '@liane/cda';
import type { Person } from '../identity/index.ts';
import type { TraitCompared } from './refusals.ts';

export type Compared = TraitCompared;

const names = {
  matricule: 'Matricule INS',
  familyName: 'Nom de naissance',
  firstName: 'Premier prénom de naissance',
  givenNames: 'Prénoms de naissance',
  birthDate: 'Date de naissance',
  sex: 'Sexe',
  birthPlace: 'Lieu de naissance (code)',
} as const;

/** Our traits beside those of a received document; accents, case and hyphens do not make a difference between names. */
export function compareTraits(person: Person, theirs: ReadPatient): Compared[] {
  const { traits } = person;
  const matricule = matriculeOf(theirs);
  return [
    ...(person.ins || matricule ? [compared(names.matricule, person.ins?.matricule, matricule)] : []),
    compared(names.familyName, traits.birthFamilyName, theirs.birthFamilyName, foldName),
    compared(names.firstName, traits.firstBirthGivenName, theirs.firstBirthGivenName, foldName),
    compared(names.givenNames, traits.birthGivenNames, theirs.birthGivenNames, foldName),
    {
      ...compared(names.birthDate, traits.birthDate, theirs.birthDate?.slice(0, 10)),
      ours: inFrenchDate(traits.birthDate),
      theirs: inFrenchDate(theirs.birthDate?.slice(0, 10) ?? ''),
    },
    compared(names.sex, sexInFrench[traits.sex], theirs.sex && sexInFrench[theirs.sex]),
    compared(names.birthPlace, traits.birthPlaceCode, theirs.birthPlaceCode),
  ];
}

const matriculeOf = ({ ids }: ReadPatient): string | undefined => ids.find(({ root }) => isInsOid(root))?.extension;

const compared = (
  trait: string,
  ours: string | undefined,
  theirs: string | undefined,
  as: (text: string) => string = (text) => text,
): Compared => ({
  trait,
  ours: ours ?? '',
  theirs: theirs ?? '',
  same: ours !== undefined && theirs !== undefined && as(ours) === as(theirs),
});

/** Another matricule than that of a qualified person; or, without a matricule on both sides, neither the birth name nor the birth date. */
export function speaksOfAnother(person: Person, comparison: readonly Compared[]): boolean {
  const find = (trait: string): Compared | undefined => comparison.find((one) => one.trait === trait);
  const matricule = find(names.matricule);
  if (matricule && matricule.ours !== '' && matricule.theirs !== '' && person.status === 'qualifiee')
    return !matricule.same;
  return find(names.familyName)?.same === false && find(names.birthDate)?.same === false;
}
