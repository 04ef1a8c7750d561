import { foldName, type StrictTraits } from '@liane/vocabulary';
import type { ComplementaryTraits } from './person.ts';

/**
 * Every name a person answers to, folded, once each, between spaces: ` dupont durand mauricette `. A name of several words also
 * stands in one (` le goff legoff … `), as it is often typed.
 */
export function namesColumn(
  traits: StrictTraits,
  complementary: Pick<ComplementaryTraits, 'usedFamilyName' | 'usedGivenName'>,
): string {
  const names = [
    traits.birthFamilyName,
    complementary.usedFamilyName,
    traits.firstBirthGivenName,
    ...traits.birthGivenNames.split(/\s+/),
    complementary.usedGivenName,
  ];
  const words = new Set(names.flatMap((name) => wordsOf(name ?? '')).filter((word) => word !== ''));
  return ` ${[...words].join(' ')} `;
}

function wordsOf(name: string): string[] {
  const words = foldName(name).split(' ');
  return words.length === 1 ? words : [...words, words.join('')];
}
