import { insOids } from '@liane/vocabulary';
import type { StrictTraits } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { DatamatrixRefused, datamatrixModules, insDatamatrixText } from './index.ts';

const traits: StrictTraits = {
  birthFamilyName: "D'ARC-LEGALL",
  firstBirthGivenName: 'MAELLE',
  birthGivenNames: 'MAELLE JEANNE',
  birthDate: '1958-04-12',
  sex: 'F',
  birthPlaceCode: '35238',
};
const matricule = '258043523804253';

test('INS/va1.03 blocks in order; a full OID of 20 characters takes no separator', () => {
  expect(insDatamatrixText({ matricule, oid: insOids.nirTest }, traits)).toBe(
    "IS010000000000000000000000S1258043523804253S21.2.250.1.213.1.4.10S3MAELLE JEANNE\u001DS4D'ARC-LEGALL\u001DS5FS612-04-1958S735238",
  );
});

test('INS/va1.03 an OID of 19 characters is closed by a separator', () => {
  expect(insDatamatrixText({ matricule, oid: insOids.nir }, traits)).toContain('S21.2.250.1.213.1.4.8\u001DS3');
});

test('a name of exactly 100 characters takes no separator', () => {
  const long = 'A'.repeat(100);
  expect(insDatamatrixText({ matricule, oid: insOids.nir }, { ...traits, birthFamilyName: long })).toContain(
    `S4${long}S5F`,
  );
});

test('accents and ligatures are written as INSi returns them', () => {
  expect(insDatamatrixText({ matricule, oid: insOids.nir }, { ...traits, birthGivenNames: 'Zoé Cœur' })).toContain(
    'S3ZOE COEUR\u001D',
  );
});

test.each([
  ['wrong key', { matricule: '258043523804254' }, {}],
  ['no sex', {}, { sex: 'I' as const }],
  ['no birthplace', {}, { birthPlaceCode: '' }],
  ['no name', {}, { birthFamilyName: '' }],
  ['a name with a separator', {}, { birthFamilyName: 'A\u001DS5M' }],
  ['a name too long', {}, { birthGivenNames: 'A'.repeat(101) }],
  ['a partial date', {}, { birthDate: '1958' }],
])('refuses to lie: %s', (_, ins, wrong) => {
  expect(() => insDatamatrixText({ matricule, oid: insOids.nirTest, ...ins }, { ...traits, ...wrong })).toThrow(
    DatamatrixRefused,
  );
});

test('the symbol is a square ECC 200 of a size of ISO/IEC 16022, with its finder and clock borders', () => {
  const modules = datamatrixModules(insDatamatrixText({ matricule, oid: insOids.nirTest }, traits));
  const side = modules.length;
  expect([36, 40]).toContain(side);
  expect(modules.every((row) => row.length === side)).toBe(true);
  expect(modules.every((row) => row[0] === true)).toBe(true);
  expect(modules.at(-1)?.every(Boolean)).toBe(true);
  expect(modules[0]?.map((black) => (black ? '1' : '0')).join('')).toBe('10'.repeat(side / 2));
  expect(modules.map((row) => (row.at(-1) === true ? '1' : '0')).join('')).toBe('01'.repeat(side / 2));
});
