import { foldName, inFrenchDate, sexInFrench, type Sex, type StrictTraits } from '@liane/vocabulary';
import { birthPlaceName, birthPlaces } from './birth-places.ts';
import { actions, causesInFrench, type LikelyCause } from './causes.ts';
import type { ReturnedTraits } from './insi-answers.ts';
import { digitsApart, lettersApart } from './letters.ts';
import type { ComplementaryTraits } from './person.ts';

/** One trait, ours and theirs, as the screen shows them side by side. */
export interface TraitDifference {
  trait: keyof StrictTraits;
  traitInFrench: string;
  ours: string;
  theirs: string;
  same: boolean;
  likelyCause: LikelyCause | null;
  likelyCauseInFrench: string | null;
}

type UsedNames = Pick<ComplementaryTraits, 'usedFamilyName'>;

const traitsInFrench: Record<keyof StrictTraits, string> = {
  birthFamilyName: 'Nom de naissance',
  firstBirthGivenName: 'Premier prénom de naissance',
  birthGivenNames: 'Prénoms de naissance',
  birthDate: 'Date de naissance',
  sex: 'Sexe',
  birthPlaceCode: 'Lieu de naissance',
};

/** Trait by trait, in the order of the screen. */
export function compare(ours: StrictTraits, theirs: ReturnedTraits, used: UsedNames): TraitDifference[] {
  return (Object.keys(traitsInFrench) as (keyof StrictTraits)[]).map((trait) => {
    const same = ours[trait] === theirs[trait];
    const likelyCause = same ? null : causeOf(trait, ours, theirs, used);
    return {
      trait,
      traitInFrench: traitsInFrench[trait],
      ours: shown(trait, ours),
      theirs: shown(trait, theirs),
      same,
      likelyCause,
      likelyCauseInFrench: likelyCause && causesInFrench[likelyCause],
    };
  });
}

/** The one action that fits, in French: that of the gravest difference; null when nothing differs. */
export function actionFor(differences: readonly TraitDifference[]): string | null {
  const causes = differences.filter(({ same }) => !same).map(({ likelyCause }) => likelyCause ?? 'another-person');
  return Object.entries(actions).find(([cause]) => causes.includes(cause as LikelyCause))?.[1] ?? null;
}

function shown(trait: keyof StrictTraits, traits: ReturnedTraits): string {
  const text = traits[trait];
  if (text === '') return '(vide)';
  if (trait === 'birthDate') return inFrenchDate(text);
  if (trait === 'sex') return text in sexInFrench ? sexInFrench[text as Sex] : text;
  return trait === 'birthPlaceCode' ? `${birthPlaceName(text, traits.birthDate)} (${text})` : text;
}

function causeOf(
  trait: keyof StrictTraits,
  ours: StrictTraits,
  theirs: ReturnedTraits,
  used: UsedNames,
): LikelyCause | null {
  if (theirs[trait] === '') return 'empty';
  if (trait === 'birthDate') return causeOfDate(ours.birthDate, theirs.birthDate);
  if (trait === 'birthPlaceCode') return causeOfPlace(ours, theirs);
  if (trait === 'sex') return 'sex-differs';
  if (trait === 'firstBirthGivenName' && !listHolds(theirs.birthGivenNames, ours.firstBirthGivenName))
    return causeOfFirstName(ours, theirs);
  if (
    trait === 'firstBirthGivenName' &&
    !listHolds(theirs.firstBirthGivenName, ours.firstBirthGivenName) &&
    !listHolds(ours.firstBirthGivenName, theirs.firstBirthGivenName)
  )
    return 'order-of-names';
  return causeOfName(trait, ours[trait], theirs[trait], used);
}

/** The first given name typed is not in the list returned: accepting will be refused (INS/va1.51). */
function causeOfFirstName(ours: StrictTraits, theirs: ReturnedTraits): LikelyCause | null {
  const [mine, other] = [foldName(ours.firstBirthGivenName), foldName(theirs.firstBirthGivenName)];
  if (lettersApart(mine, other) <= typosIn(mine)) return 'first-given-name-typo';
  return listHolds(ours.birthGivenNames, theirs.firstBirthGivenName) ? 'first-given-name-unknown' : null;
}

/** INS/va1.51: accents, hyphens and apostrophes do not count. */
export const listHolds = (names: string, name: string): boolean =>
  ` ${foldName(names)} `.includes(` ${foldName(name)} `);

const typosIn = (name: string): number => (name.length < 6 ? 1 : 2);

function causeOfName(
  trait: keyof StrictTraits,
  ours: string,
  theirs: string,
  { usedFamilyName }: UsedNames,
): LikelyCause | null {
  const [mine, other] = [foldName(ours), foldName(theirs)];
  if (mine === other)
    return isHyphened(ours) === isHyphened(theirs)
      ? 'accent-only'
      : trait === 'birthFamilyName'
        ? 'hyphen-only'
        : 'composite-given-name';
  if (trait === 'birthFamilyName' && usedFamilyName !== null && [mine, other].includes(foldName(usedFamilyName)))
    return 'used-name-for-birth-name';
  if (mine.replaceAll(' ', '') === other.replaceAll(' ', ''))
    return trait === 'birthFamilyName' ? 'hyphen-only' : 'composite-given-name';
  if (wordsInOrder(mine) === wordsInOrder(other)) return 'order-of-names';
  if (trait === 'birthGivenNames' && holdsAll(mine, other)) return 'given-names-completed';
  if (trait === 'firstBirthGivenName' && isPart(mine, other)) return 'composite-given-name';
  if (lettersApart(mine, other) <= typosIn(mine)) return 'letter-typo';
  return null;
}

const isHyphened = (name: string): boolean => name.includes('-');
const wordsInOrder = (folded: string): string => folded.split(' ').toSorted().join(' ');
/** Every word of one list is in the other. */
const holdsAll = (a: string, b: string): boolean => {
  const [fewer, more] = [a.split(' '), b.split(' ')].toSorted((one, other) => one.length - other.length);
  return fewer?.every((name) => more?.includes(name)) ?? false;
};
const isPart = (a: string, b: string): boolean => `${b} `.startsWith(`${a} `) || `${a} `.startsWith(`${b} `);

function causeOfDate(ours: string, theirs: string): LikelyCause | null {
  const [year, month, day] = ours.split('-');
  if (/-00/.test(theirs)) return 'lunar-date';
  if (theirs === `${year}-${day}-${month}`) return 'day-month-swapped';
  return digitsApart(ours, theirs) === 1 ? 'digit-typo' : null;
}

/** One became the other, or both are now the same commune, or they have the same name. */
function causeOfPlace(ours: StrictTraits, theirs: ReturnedTraits): LikelyCause | null {
  const mine = birthPlaces().byCode(ours.birthPlaceCode, ours.birthDate);
  const other = birthPlaces().byCode(theirs.birthPlaceCode, theirs.birthDate);
  if (!mine || !other) return null;
  if ((mine.becameCode ?? mine.code) === (other.becameCode ?? other.code)) return 'merged-municipality';
  if (foldName(mine.name) === foldName(other.name)) return 'same-name-elsewhere';
  return mine.kind === 'pays' && other.kind === 'pays' ? 'country-renamed' : null;
}
