import { expect, test } from 'vitest';
import { insOids, isInsOid, isMatricule, isTestOid, matriculeKey, natureOf } from './ins.ts';

test('the key of the published examples is right, Corsica included', () => {
  expect(
    [
      '279035121518989',
      '188102B17295165',
      '297022A02077878',
      '160012B02077713',
      '180032B02040123',
      '255069999999934',
    ].filter((matricule) => !isMatricule(matricule)),
  ).toEqual([]);
});

test('the published children of a CDA sample carry wrong keys and are refused', () => {
  expect(
    ['221042545611404', '222127505611201', '223042545611404', '224027511583555', '181036322045660'].filter(
      (matricule) => isMatricule(matricule),
    ),
  ).toEqual([]);
});

test('the key is two characters, zero first when needed', () => {
  expect(matriculeKey('1481155302710')).toBe('02');
  expect(matriculeKey('1480263220001')).toBe('95');
});

test('what is not the shape of a NIR has no key', () => {
  expect(
    ['', '27903512151898', '2790351215189x', '279032C215189', '2a9035121518', '188102b172951'].filter(
      (text) => matriculeKey(text) !== undefined,
    ),
  ).toEqual([]);
});

test('a matricule is text: blanks, lower case and a longer text are refused', () => {
  expect(
    ['188102b17295165', ' 279035121518989', '279035121518989\n', '2790351215189890', '279035121518900'].filter((text) =>
      isMatricule(text),
    ),
  ).toEqual([]);
});

test('only the OID tells the nature', () => {
  expect(natureOf(insOids.nia)).toBe('NIA');
  expect(natureOf(insOids.nirTest)).toBe('NIR de test');
  expect(isTestOid(insOids.nirTest)).toBe(true);
  expect(isTestOid(insOids.nirDemo)).toBe(true);
  expect(isTestOid(insOids.nir)).toBe(false);
  expect(isInsOid('1.2.250.1.213.1.4.2')).toBe(false);
  expect(isInsOid('1.2.250.1.213.1.4.8')).toBe(true);
});
