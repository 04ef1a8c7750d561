import type { Identity } from '@liane/server/contract/identity';
import { expect, test } from 'vitest';
import { inquiryInSight, nextStep, spacedMatricule } from './words.ts';

const identity: Identity = {
  personId: 'p',
  localId: '1',
  traits: {
    birthFamilyName: 'LE GALL',
    firstBirthGivenName: 'MAURICETTE',
    birthGivenNames: 'MAURICETTE',
    birthDate: '1936-06-21',
    sex: 'F',
    birthPlaceCode: '35288',
  },
  birthPlaceName: 'Saint-Malo',
  complementary: {
    usedFamilyName: null,
    usedGivenName: null,
    civility: null,
    address: null,
    phone: null,
    mobile: null,
    email: null,
    spokenLanguage: null,
  },
  complementaryVersion: 1,
  status: 'provisoire',
  attributes: [],
  ins: null,
  locked: false,
  proofs: [],
  statusHistory: [],
  traitHistory: [],
  inquiries: [],
  insiBlockedBecause: null,
  mergedInto: null,
  merges: [],
};
const card = {
  id: 'c',
  type: 'CN',
  typeInFrench: 'Carte',
  highTrust: true,
  checkedOn: '2026-11-20',
  by: 'x',
  withdrawn: false,
};
const asked: Identity['inquiries'][number] = {
  id: 'i',
  kind: 'recuperation',
  askedAt: '2026-11-21T09:00:00Z',
  by: 'x',
  state: 'waiting',
  stateInFrench: 'En attente',
  todo: null,
  calls: [],
  answer: null,
  comparison: [],
  failure: null,
};

test('a matricule is read in groups', () => {
  expect(spacedMatricule('236063528800125')).toBe('2 36 06 35 288 001 25');
  expect(spacedMatricule('2720299B0')).toBe('2720299B0');
});

test('says the one step that brings the identity nearer to qualified', () => {
  expect(nextStep(identity)).toContain('notez la pièce');
  expect(nextStep({ ...identity, proofs: [card] })).toContain('Validez');
  expect(nextStep({ ...identity, proofs: [{ ...card, withdrawn: true }] })).toContain('notez la pièce');
  expect(nextStep({ ...identity, status: 'recuperee' })).toContain('Notez la pièce');
  expect(nextStep({ ...identity, status: 'validee' })).toContain('Interrogez INSi');
  expect(nextStep({ ...identity, status: 'qualifiee' })).toBeNull();
});

test('a doubt comes before everything, a fictive or absorbed identity asks for nothing', () => {
  expect(nextStep({ ...identity, status: 'qualifiee', attributes: ['douteuse'] })).toContain('doute');
  expect(nextStep({ ...identity, attributes: ['fictive'] })).toBeNull();
  expect(nextStep({ ...identity, mergedInto: 'q' })).toBeNull();
});

test('an answer that waits for a decision stays in sight, whatever was asked after it', () => {
  const found = { ...asked, id: 'f', state: 'found' as const, askedAt: '2026-11-20T09:00:00Z' };
  const failed = { ...asked, id: 'x', state: 'failed' as const };
  expect(inquiryInSight([failed, found])?.id).toBe('f');
  expect(nextStep({ ...identity, inquiries: [failed, found] })).toContain('Comparez');
  expect(nextStep({ ...identity, inquiries: [asked] })).toContain('arrivera');
});
