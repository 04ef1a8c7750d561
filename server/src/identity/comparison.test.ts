import { expect, test } from 'vitest';
import { actionFor, compare } from './comparison.ts';
import type { ReturnedTraits } from './insi-answers.ts';
import { durand } from './testing/office.ts';

const cause = (
  trait: keyof ReturnedTraits,
  ours: Partial<typeof durand>,
  theirs: Partial<ReturnedTraits>,
  usedFamilyName: string | null = null,
) =>
  compare({ ...durand, ...ours }, { ...durand, ...theirs }, { usedFamilyName }).find(
    (difference) => difference.trait === trait,
  )?.likelyCause;

test('the same traits differ in nothing, and ask for nothing', () => {
  const same = compare(durand, durand, { usedFamilyName: null });
  expect(same.map((trait) => trait.same)).toEqual([true, true, true, true, true, true]);
  expect(actionFor(same)).toBeNull();
});

test.each([
  [
    'birthFamilyName',
    { birthFamilyName: 'LE GOFF' },
    { birthFamilyName: 'DURAND' },
    'Le Goff',
    'used-name-for-birth-name',
  ],
  [
    'birthFamilyName',
    { birthFamilyName: 'DURAND' },
    { birthFamilyName: 'LE GOFF' },
    'Le Goff',
    'used-name-for-birth-name',
  ],
  ['birthFamilyName', { birthFamilyName: "D'URAND" }, { birthFamilyName: 'D URAND' }, null, 'accent-only'],
  ['birthFamilyName', { birthFamilyName: 'LE-GOFF' }, { birthFamilyName: 'LE GOFF' }, null, 'hyphen-only'],
  ['birthFamilyName', { birthFamilyName: 'LEGOFF' }, { birthFamilyName: 'LE GOFF' }, null, 'hyphen-only'],
  [
    'birthFamilyName',
    { birthFamilyName: 'MARTIN DURAND' },
    { birthFamilyName: 'DURAND MARTIN' },
    null,
    'order-of-names',
  ],
  ['birthFamilyName', { birthFamilyName: 'DURAN' }, { birthFamilyName: 'DURAND' }, null, 'letter-typo'],
  ['birthFamilyName', { birthFamilyName: 'PETIT' }, { birthFamilyName: 'DURAND' }, null, null],
  [
    'firstBirthGivenName',
    { firstBirthGivenName: 'JEAN', birthGivenNames: 'JEAN' },
    { firstBirthGivenName: 'JEAN-PIERRE', birthGivenNames: 'JEAN-PIERRE' },
    null,
    'composite-given-name',
  ],
  [
    'firstBirthGivenName',
    { firstBirthGivenName: 'MARIE LOU' },
    { firstBirthGivenName: 'MARIE-LOU', birthGivenNames: 'MARIE-LOU' },
    null,
    'composite-given-name',
  ],
  ['firstBirthGivenName', { firstBirthGivenName: 'JEANNE', birthGivenNames: 'JEANNE' }, {}, null, 'order-of-names'],
  ['firstBirthGivenName', { firstBirthGivenName: 'MORICETTE' }, {}, null, 'first-given-name-typo'],
  [
    'firstBirthGivenName',
    { firstBirthGivenName: 'COLETTE', birthGivenNames: 'COLETTE SIMONE' },
    { firstBirthGivenName: 'SIMONE', birthGivenNames: 'SIMONE' },
    null,
    'first-given-name-unknown',
  ],
  ['birthGivenNames', { birthGivenNames: 'MAURICETTE' }, {}, null, 'given-names-completed'],
  ['birthDate', { birthDate: '1938-12-03' }, { birthDate: '1938-03-12' }, null, 'day-month-swapped'],
  ['birthDate', { birthDate: '1938-03-13' }, { birthDate: '1938-03-12' }, null, 'digit-typo'],
  ['birthDate', {}, { birthDate: '1938-03-00' }, null, 'lunar-date'],
  ['sex', { sex: 'M' as const }, { sex: 'F' }, null, 'sex-differs'],
  ['sex', {}, { sex: '' }, null, 'empty'],
  // Château-Gontier became Château-Gontier-sur-Mayenne with two other communes in 2019.
  ['birthPlaceCode', { birthPlaceCode: '53014' }, { birthPlaceCode: '53062' }, null, 'merged-municipality'],
  ['birthPlaceCode', { birthPlaceCode: '35238' }, { birthPlaceCode: '75056' }, null, null],
] as const)('%s: %o beside %o (used name %s) is %s', (trait, ours, theirs, used, expected) => {
  expect(cause(trait, ours, theirs, used)).toBe(expected);
});

test('the gravest difference tells what to do', () => {
  const several = compare(
    { ...durand, birthFamilyName: "D'URAND", birthDate: '1938-12-03' },
    { ...durand, birthFamilyName: 'D URAND' },
    { usedFamilyName: null },
  );
  expect(actionFor(several)).toBe(
    'Vérifiez ce trait sur la pièce d’identité, puis acceptez la réponse si elle dit comme la pièce.',
  );
  const accent = compare(
    { ...durand, birthFamilyName: "D'URAND" },
    { ...durand, birthFamilyName: 'D URAND' },
    { usedFamilyName: null },
  );
  expect(actionFor(accent)).toBe('Acceptez la réponse : elle remplacera ce qui a été saisi.');
  const stranger = compare(durand, { ...durand, birthFamilyName: 'PETIT' }, { usedFamilyName: null });
  expect(actionFor(stranger)).toMatch(/^Vérifiez chaque trait/);
});

test('dates, sexes and places are shown in French', () => {
  const [, , , date, sex, place] = compare(durand, durand, { usedFamilyName: null });
  expect([date?.ours, sex?.ours, place?.ours]).toEqual(['12/03/1938', 'Féminin', 'Rennes (35238)']);
});
