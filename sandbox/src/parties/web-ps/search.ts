import { foldName } from '@liane/vocabulary';
import type { DmpRecordState } from '../../dmp/index.ts';

/** Those whose matricule is the one typed, or whose names hold every word typed. */
export function searched(everybody: readonly DmpRecordState[], typed: string): DmpRecordState[] {
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  if (/^\d{5}[\dAB]\d{7,9}$/.test(number)) return everybody.filter(({ ins }) => ins.matricule.startsWith(number));
  const words = foldName(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return everybody.filter(({ birthName, usedName, givenNames }) => {
    const names = foldName([birthName, usedName ?? '', ...givenNames].join(' ')).split(' ');
    return words.every((word) => names.some((name) => name.startsWith(word)));
  });
}
