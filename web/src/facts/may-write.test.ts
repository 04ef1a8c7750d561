import type { Session } from '@liane/server/contract/access';
import { expect, test } from 'vitest';
import { mayWrite } from './may-write.ts';

const session = (role: 'soignant' | 'infirmier', acts: string[]): Pick<Session, 'acts' | 'practice'> => ({
  acts,
  practice: {
    id: '01970000-0000-7000-8000-000000000001',
    organisationId: '01970000-0000-7000-8000-000000000002',
    organisationName: 'Association',
    establishmentId: '01970000-0000-7000-8000-000000000003',
    establishmentName: 'EHPAD',
    finess: '990000001',
    role,
    roleInFrench: role,
    professionInFrench: role,
    professionCode: null,
    genre: 'NONE',
    isAdministrator: false,
  },
});

test('a care assistant notes daily life and not diagnoses; a nurse notes both; nobody without the act', () => {
  const acts = ['health.record'];
  expect(mayWrite(session('soignant', acts), { module: 'health', kind: 'event' })).toBe(true);
  expect(mayWrite(session('soignant', acts), { module: 'health', kind: 'vital-signs' })).toBe(true);
  expect(mayWrite(session('soignant', acts), { module: 'health', kind: 'allergy' })).toBe(false);
  expect(mayWrite(session('infirmier', acts), { module: 'health', kind: 'allergy' })).toBe(true);
  expect(mayWrite(session('infirmier', []), { module: 'health', kind: 'event' })).toBe(false);
});
