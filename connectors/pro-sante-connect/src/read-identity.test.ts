import { describe, expect, test } from 'vitest';
import { AssuranceTooLow, ProSanteConnectUnreadable } from './errors.ts';
import { readIdentity } from './read-identity.ts';

const proof = { sub: 'f:1:810199000018', acr: 'eidas1', auth_time: 1_795_255_379, iat: 1_795_255_400 };
const told = { sub: proof.sub, SubjectNameID: '810199000018', given_name: 'Aurélie', family_name: 'BESNARD' };

test.each(['eidas1', 'eidas2', 'eidas3'])('SC.PSC.08 a returned %s is enough when eidas1 was asked', (acr) => {
  expect(readIdentity(told, { ...proof, acr }).acr).toBe(acr);
});

test.each(['eidas0', 'EIDAS1', '', 'eidas', 'eidas10', '1', undefined, 3, ['eidas3']])('acr %o is too low', (acr) => {
  expect(() => readIdentity(told, { ...proof, acr })).toThrow(AssuranceTooLow);
});

test('what is absent is empty', () => {
  expect(readIdentity(told, proof)).toEqual({
    sub: 'f:1:810199000018',
    SubjectNameID: '810199000018',
    given_name: 'Aurélie',
    family_name: 'BESNARD',
    SubjectOrganization: '',
    SubjectOrganizationID: '',
    SubjectRole: [],
    Secteur_Activite: '',
    authMode: '',
    otherIds: [],
    SubjectRefPro: { codeCivilite: '', exercices: [] },
    acr: 'eidas1',
    amr: [],
    authTime: new Date('2026-11-21T10:02:59.000Z'),
  });
});

test('exercises and activities keep their names; unknown claims are left out', () => {
  const refPro = {
    codeCivilite: 'MME',
    exercices: [
      { codeProfession: '60', surprise: 1, activities: [{ codeSecteurDactivite: 'SA17', numeroFinessSite: null }] },
    ],
  };
  const [exercise] = readIdentity({ ...told, SubjectRefPro: refPro }, proof).SubjectRefPro.exercices;
  expect(exercise).toMatchObject({ codeProfession: '60', nomDexercice: '' });
  expect(exercise).not.toHaveProperty('surprise');
  expect(exercise?.activities[0]).toMatchObject({ codeSecteurDactivite: 'SA17', numeroFinessSite: '' });
  expect(Object.keys(exercise?.activities[0] ?? {})).toHaveLength(30);
});

describe('hostile answers', () => {
  test.each([
    ['no national identifier', { SubjectNameID: undefined }],
    ['an identifier that is a sentence', { SubjectNameID: "8' OR 1=1 --" }],
    ['an identifier without end', { SubjectNameID: '8'.repeat(10_000) }],
    ['a name that is a list', { family_name: ['BESNARD'] }],
    ['a name that is an object', { given_name: { toString: 'x' } }],
    ['roles that are a text', { SubjectRole: '60' }],
    ['a role that is an object', { SubjectRole: [{}] }],
    ['exercises that are a text', { SubjectRefPro: { exercices: 'x' } }],
    ['an exercise that is a list', { SubjectRefPro: { exercices: [[]] } }],
    ['an activity that is a text', { SubjectRefPro: { exercices: [{ activities: ['x'] }] } }],
    ['a field that is an object', { SubjectRefPro: { exercices: [{ activities: [{ numeroFinessSite: {} }] }] } }],
    ['a reference that is a list', { SubjectRefPro: [] }],
  ])('%s', (_case, changes) => {
    expect(() => readIdentity({ ...told, ...changes }, proof)).toThrow(ProSanteConnectUnreadable);
  });
});
