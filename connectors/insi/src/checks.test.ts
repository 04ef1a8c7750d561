import { expect, test } from 'vitest';
import { checkTraitsQuery, checkVerificationQuery } from './checks.ts';
import { InsiQueryInvalid } from './errors.ts';
import type { TraitsQuery, VerificationQuery } from './messages.ts';

const zoe: TraitsQuery = { birthFamilyName: 'ADRUN', givenNames: ['ZOE'], sex: 'F', birthDate: '1975-12-31' };

test.each<[Partial<TraitsQuery>]>([
  [{}],
  [{ birthFamilyName: "D'ARTAGNAN DE L'HERAULT", givenNames: ['PIERRE-ALAIN'] }],
  [{ givenNames: [] }],
  [{ birthPlaceCode: '2B020' }],
  [{ birthDate: '2000-02-29' }],
])('%j may be sent', (change) => {
  expect(() => checkTraitsQuery({ ...zoe, ...change })).not.toThrow();
});

test.each<[Partial<Record<keyof TraitsQuery, unknown>>, string[]]>([
  [{ birthFamilyName: "D'ÆION", givenNames: ['CŒUR'] }, ['birth-name-characters', 'given-name-characters']],
  [{ birthFamilyName: 'Adrun' }, ['birth-name-characters']],
  [{ birthFamilyName: 'ADRÛN' }, ['birth-name-characters']],
  [{ birthFamilyName: 'D’ARTAGNAN' }, ['birth-name-characters']],
  [{ birthFamilyName: '' }, ['birth-name-characters']],
  [{ birthFamilyName: " -' " }, ['birth-name-characters']],
  [{ birthFamilyName: 'ADRUN</x>' }, ['birth-name-characters']],
  [{ birthFamilyName: 'ADRUN\n' }, ['birth-name-characters']],
  [{ givenNames: ['ZOE', 'LEA MARIE'] }, ['given-name-characters']],
  [{ givenNames: ['ZOE\n'] }, ['given-name-characters']],
  [{ sex: 'I' }, ['sex']],
  [{ birthDate: '1975-02-30' }, ['birth-date-impossible']],
  [{ birthDate: '1975-00-00' }, ['birth-date-impossible']],
  [{ birthDate: '31/12/1975' }, ['birth-date-impossible']],
  [{ birthPlaceCode: '6322' }, ['birth-place-shape']],
  [{ birthPlaceCode: '2b020' }, ['birth-place-shape']],
])('%j is stopped before it leaves', (change, because) => {
  expect(faultsOf(() => checkTraitsQuery({ ...zoe, ...change } as TraitsQuery))).toEqual(because);
});

const verified: VerificationQuery = {
  matricule: '275126322074974',
  oid: '1.2.250.1.213.1.4.10',
  traits: {
    birthFamilyName: 'ADRUN',
    birthGivenNames: 'ZOE LEA',
    sex: 'F',
    birthDate: '1975-12-31',
    birthPlaceCode: '63220',
  },
};

test.each<[Partial<VerificationQuery>, string[]]>([
  [{ matricule: '275126322074975' }, ['matricule-shape']],
  [{ matricule: '2751263220749' }, ['matricule-shape']],
  [{ oid: '1.2.250.1.213.1.4.2' }, ['oid-shape']],
  [{ traits: { ...verified.traits, birthGivenNames: 'ZOE  LEA' } }, ['given-name-characters']],
  [
    { traits: { ...verified.traits, birthDate: '1975-13-00', birthPlaceCode: '' } },
    ['birth-date-impossible', 'birth-place-shape'],
  ],
])('a verification with %j is stopped before it leaves', (change, because) => {
  expect(faultsOf(() => checkVerificationQuery({ ...verified, ...change }))).toEqual(because);
});

test('a lunar date may be verified', () => {
  const traits = { ...verified.traits, birthDate: '1975-00-00' };
  expect(() => checkVerificationQuery({ ...verified, traits })).not.toThrow();
});

test('the refusal says what to correct, in French', () => {
  const refusal = new InsiQueryInvalid(['birth-date-impossible']);
  expect(refusal.message).toBe(
    'L’appel à INSi n’est pas parti : la date de naissance n’existe pas dans le calendrier. Corrigez la saisie, rien n’est perdu.',
  );
  expect([refusal.code, refusal.worthRetrying]).toEqual(['insi-query-invalid', false]);
});

function faultsOf(act: () => void): readonly string[] {
  try {
    act();
  } catch (refusal) {
    if (refusal instanceof InsiQueryInvalid) return refusal.because;
    throw refusal;
  }
  return [];
}
