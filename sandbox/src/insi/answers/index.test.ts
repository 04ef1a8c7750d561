import { isMatricule } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { identityBase } from './index.ts';

const base = identityBase([]);

test('everybody is written as INSi writes people', () => {
  const odd = base.filter(
    ({ birthName, givenNames, birthPlace }) =>
      !/^[A-Z\-' ]+$/.test(birthName) ||
      !givenNames.every((name) => /^[A-Z\-']+$/.test(name)) ||
      !/^[A-Z0-9]{5}$/.test(birthPlace),
  );
  expect(odd).toEqual([]);
});

test('only the matricule published with a wrong key has one (case 2.08/2)', () => {
  expect(base.filter(({ matricule }) => !isMatricule(matricule)).map(({ birthName }) => birthName)).toEqual([
    'HERMANN',
  ]);
});

test('a person of the cast taken from the published people stands once, as the cast tells them', () => {
  const zoe = {
    key: 'zoe',
    traits: {
      birthFamilyName: 'Adrun',
      firstBirthGivenName: 'Zoé',
      birthGivenNames: 'Zoé Léa',
      birthDate: '1975-12-31',
      sex: 'F',
      birthPlaceCode: '63220',
    },
    ins: { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.10' },
    insiKnows: true,
    story: '',
    birthPlaceName: '',
  } as const;
  const found = identityBase([zoe, { ...zoe, key: 'unknown', insiKnows: false }]).filter(
    ({ birthName }) => birthName === 'ADRUN',
  );
  expect(found.map(({ givenNames }) => givenNames)).toEqual([['ZOE', 'LEA']]);
});

test('somebody INSi cannot write stops the town at its start', () => {
  const traits = {
    birthFamilyName: 'Łódź 7',
    firstBirthGivenName: 'Zoé',
    birthGivenNames: 'Zoé',
    birthDate: '1975-12-31',
    sex: 'F',
    birthPlaceCode: '99122',
  } as const;
  const ins = { matricule: '275129912200100', oid: '1.2.250.1.213.1.4.10' } as const;
  expect(() => identityBase([{ key: 'odd', traits, ins, insiKnows: true, story: '', birthPlaceName: '' }])).toThrow(
    'odd',
  );
});
