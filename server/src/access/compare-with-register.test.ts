import { expect, test } from 'vitest';
import { compareWithRegister } from './compare-with-register.ts';
import type { Added, Registered } from './compare-with-register.ts';

const added: Added = { familyName: 'Lemoine', givenName: 'Gérard', professionCodes: ['10', null] };
const registered: Registered = {
  familyName: 'LEMOINE',
  givenName: 'Gérard',
  professionCode: '10',
  professionInFrench: 'Médecin',
  active: true,
};

test.each<[string, Partial<Added>, Partial<Registered>]>([
  ['the same', {}, {}],
  ['without accents', { givenName: 'Gerard' }, {}],
  ['one given name of two', {}, { givenName: 'Gérard Paul' }],
  ['one family name of two', { familyName: 'Lemoine-Ferrand' }, {}],
  ['known by a role alone', { professionCodes: ['99', null] }, { professionCode: '60' }],
])('%s: coherent', (_what, here, there) => {
  expect(compareWithRegister({ ...added, ...here }, [{ ...registered, ...there }])).toEqual({
    state: 'coherent',
    remarks: [],
  });
});

test('ANN/va1.02 what differs is said in a sentence', () => {
  expect(compareWithRegister({ ...added, familyName: 'Martin' }, [registered])).toEqual({
    state: 'differs',
    remarks: ['L’Annuaire Santé nomme ce numéro Gérard LEMOINE.'],
  });
  expect(compareWithRegister({ ...added, professionCodes: ['60'] }, [registered])).toEqual({
    state: 'differs',
    remarks: ['Profession donnée ici : Infirmier ; dans l’Annuaire Santé : Médecin.'],
  });
  expect(compareWithRegister(added, [{ ...registered, familyName: null, givenName: null }]).state).toBe('differs');
});

test('an unknown number, and someone who no longer practises anywhere', () => {
  expect(compareWithRegister(added, []).state).toBe('unknown');
  expect(compareWithRegister(added, [{ ...registered, active: false }]).state).toBe('inactive');
  const alone = { familyName: null, givenName: null, professionCode: null, professionInFrench: null, active: false };
  expect(compareWithRegister(added, [alone])).toEqual({
    state: 'inactive',
    remarks: ['L’Annuaire Santé dit que cette personne n’exerce plus.'],
  });
  expect(compareWithRegister(added, [{ ...registered, active: false }, registered]).state).toBe('coherent');
});
