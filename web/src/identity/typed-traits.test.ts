import { expect, test } from 'vitest';
import { completeStay, newStay } from './typed-stay.ts';
import { completeComplementary, completeTraits, missingTraits, noComplementary, noTraits } from './typed-traits.ts';

const typed = {
  ...noTraits,
  birthFamilyName: ' Le Gall ',
  firstBirthGivenName: 'Mauricette',
  birthDate: '1936-06-21',
  sex: 'F' as const,
  birthPlaceCode: '35288',
  birthPlaceName: 'Saint-Malo',
};

test('the first given name stands for all of them when no other is typed', () => {
  expect(completeTraits(typed)).toEqual({
    birthFamilyName: 'Le Gall',
    firstBirthGivenName: 'Mauricette',
    birthGivenNames: 'Mauricette',
    birthDate: '1936-06-21',
    sex: 'F',
    birthPlaceCode: '35288',
  });
});

test('says in words which traits are missing', () => {
  expect(missingTraits(noTraits)).toHaveLength(5);
  expect(missingTraits({ ...typed, birthPlaceCode: '' })).toEqual(['le lieu de naissance']);
  expect(missingTraits(typed)).toEqual([]);
  expect(completeTraits({ ...typed, birthPlaceCode: 'Saint-Malo' })).toBeUndefined();
});

test('what is not typed is unknown, never an empty text', () => {
  expect(completeComplementary(noComplementary)).toEqual({
    usedFamilyName: null,
    usedGivenName: null,
    civility: null,
    address: null,
    phone: null,
    mobile: null,
    email: null,
    spokenLanguage: null,
  });
  expect(completeComplementary({ ...noComplementary, city: 'Saint-Malo' }).address).toEqual({
    street: '',
    postalCode: '',
    city: 'Saint-Malo',
  });
});

test('a stay needs a place, a day and an hour', () => {
  const stay = newStay('e1', new Date('2026-11-21T09:05:00'));
  expect(stay).toMatchObject({ date: '2026-11-21', time: '09:05' });
  expect(completeStay('s', 'p', { ...stay, time: '' })).toBeUndefined();
  expect(completeStay('s', 'p', { ...stay, establishmentId: '' })).toBeUndefined();
  expect(completeStay('s', 'p', { ...stay, cameFrom: ' Domicile ' })).toEqual({
    id: 's',
    personId: 'p',
    establishmentId: 'e1',
    kind: 'hebergement-permanent',
    unitId: null,
    bedId: null,
    admittedAt: new Date('2026-11-21T09:05:00').toISOString(),
    cameFrom: 'Domicile',
  });
});
