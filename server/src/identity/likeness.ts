import { foldName, type StrictTraits } from '@liane/vocabulary';
import { digitsApart, likenessOfNames } from './letters.ts';

/** What is known of somebody looked for. */
export type SomeTraits = { [T in keyof StrictTraits]?: StrictTraits[T] | undefined };

export interface Likeness {
  /** 0 to 1. */
  score: number;
  /** French: what agrees. */
  why: string;
}

const weights = {
  birthFamilyName: 0.35,
  firstBirthGivenName: 0.25,
  birthDate: 0.3,
  sex: 0.05,
  birthPlaceCode: 0.05,
} as const;

/** How much a known person looks like the traits given; those not given do not count. */
export function likeness(known: StrictTraits, asked: SomeTraits): Likeness {
  let got = 0;
  let possible = 0;
  const why: string[] = [];
  const count = (trait: keyof typeof weights, part: number, words: string): void => {
    possible += weights[trait];
    got += weights[trait] * part;
    if (part > 0.6) why.push(words);
  };
  if (asked.birthFamilyName) count('birthFamilyName', startOrAll(known.birthFamilyName, asked.birthFamilyName), 'nom');
  if (asked.firstBirthGivenName)
    count('firstBirthGivenName', startOrAll(known.firstBirthGivenName, asked.firstBirthGivenName), 'prénom');
  if (asked.birthDate)
    count(
      'birthDate',
      likenessOfDates(known.birthDate, asked.birthDate),
      known.birthDate === asked.birthDate ? 'date de naissance' : 'date de naissance proche',
    );
  if (asked.sex) count('sex', known.sex === asked.sex ? 1 : 0, 'sexe');
  if (asked.birthPlaceCode)
    count('birthPlaceCode', known.birthPlaceCode === asked.birthPlaceCode ? 1 : 0, 'lieu de naissance');
  return {
    score: possible === 0 ? 0 : Math.round((got / possible) * 100) / 100,
    why: why.length === 0 ? 'Ressemblance faible' : `Concordent : ${why.join(', ')}`,
  };
}

/** Up to three letters are the beginning of a name (digest §2.3); more are the name. */
function startOrAll(known: string, asked: string): number {
  const [name, wanted] = [foldName(known), foldName(asked)];
  return wanted.length <= 3 && name.startsWith(wanted) ? 1 : likenessOfNames(name, wanted);
}

/** 1 the same day, 0.8 when day and month are swapped, 0.6 when one digit differs. */
export function likenessOfDates(a: string, b: string): number {
  if (a === b) return 1;
  if (b === swapped(a)) return 0.8;
  return digitsApart(a, b) === 1 ? 0.6 : 0;
}

/** `1938-03-12` → `1938-12-03`, which may be no date at all. */
export function swapped(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}-${day}-${month}`;
}
