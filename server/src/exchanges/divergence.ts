import type { DmpState } from '@liane/connector-dmp';
import { foldName, inFrenchDate, splitGivenNames, type StrictTraits } from '@liane/vocabulary';
import type { DivergenceLine } from './tables.ts';

/** Where the DMP names somebody else than our record (SC.DMP/CONF.01); accents, case and hyphens are no difference. */
export function differences(ours: StrictTraits, theirs: DmpState['traits']): DivergenceLine[] {
  if (!theirs) return [];
  const [theirFirst = ''] = theirs.givenNames.map(foldName);
  const known = [ours.firstBirthGivenName, ...splitGivenNames(ours.birthGivenNames)].map(foldName);
  return [
    {
      trait: 'Nom de naissance',
      ours: ours.birthFamilyName,
      theirs: theirs.birthName,
      same: alike(ours.birthFamilyName, theirs.birthName),
    },
    {
      trait: 'Prénoms',
      ours: ours.birthGivenNames || ours.firstBirthGivenName,
      theirs: theirs.givenNames.join(' '),
      same: theirFirst === '' || known.includes(theirFirst) || known[0] === foldName(theirs.givenNames.join(' ')),
    },
    {
      trait: 'Date de naissance',
      ours: inFrenchDate(ours.birthDate),
      theirs: inFrenchDate(theirs.birthDate),
      same: ours.birthDate === theirs.birthDate,
    },
    { trait: 'Sexe', ours: ours.sex, theirs: theirs.sex, same: ours.sex === theirs.sex || ours.sex === 'I' },
  ]
    .filter(({ same }) => !same)
    .map(({ trait, ours: mine, theirs: other }) => ({ trait, ours: mine, theirs: other }));
}

const alike = (a: string, b: string): boolean => foldName(a) === foldName(b);
