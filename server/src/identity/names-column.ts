import { foldName, type StrictTraits } from '@liane/vocabulary';
import type { ComplementaryTraits } from './person.ts';

/** Every name a person answers to, folded, once each, between spaces: ` dupont durand mauricette `. */
export function namesColumn(
  traits: StrictTraits,
  complementary: Pick<ComplementaryTraits, 'usedFamilyName' | 'usedGivenName'>,
): string {
  const said = [
    traits.birthFamilyName,
    complementary.usedFamilyName,
    traits.firstBirthGivenName,
    traits.birthGivenNames,
    complementary.usedGivenName,
  ];
  const words = new Set(said.flatMap((name) => (name ? foldName(name).split(' ') : [])).filter((word) => word !== ''));
  return ` ${[...words].join(' ')} `;
}
