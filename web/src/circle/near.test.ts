import { expect, test } from 'vitest';
import type { ContentOf, Fact } from '../facts/content.ts';
import { answersTo, professionalsNear } from './near.ts';

const fact = (
  rank: number,
  content: Partial<ContentOf<'care-professional'>>,
  state: Fact['state'] = 'current',
): Fact => ({
  id: `01970000-0000-7000-8000-00000000000${rank}`,
  personId: '01970000-0000-7000-8000-000000000200',
  kind: 'care-professional',
  factId: `01970000-0000-7000-8000-00000000010${rank}`,
  version: 1,
  occurredAt: '2026-01-01T08:00:00.000Z',
  recordedAt: '2026-01-01T08:00:00.000Z',
  by: 'Aurélie BESNARD',
  byRole: 'infirmier',
  state,
  endedAt: null,
  why: null,
  content: { kind: 'care-professional', role: 'other', familyName: 'X', ...content },
});

const around = [
  fact(1, { role: 'physiotherapist', familyName: 'Abbas' }),
  fact(2, { role: 'specialist', familyName: 'Weber', mssanteAddress: 'thomas.weber@ch-sablier.mssante.fr' }),
  fact(3, { role: 'gp', givenName: 'Gérard', familyName: 'Lemoine' }),
  fact(4, { role: 'nurse', familyName: 'Partie', mssanteAddress: 'p@medecin.mssante.fr' }, 'ended'),
];

test('the general practitioner first, then those who can be written to; those who left are not proposed', () => {
  expect(professionalsNear(around).map(({ name }) => name)).toEqual(['Gérard LEMOINE', 'WEBER', 'ABBAS']);
});

test('found by name, by role, without accents', () => {
  const found = (typed: string) =>
    professionalsNear(around)
      .filter((one) => answersTo(one, typed))
      .map(({ familyName }) => familyName);
  expect(found('gerard lem')).toEqual(['Lemoine']);
  expect(found('médecin')).toEqual(['Lemoine']);
  expect(found('kine')).toEqual(['Abbas']);
  expect(found('')).toHaveLength(3);
  expect(found('moine')).toEqual([]);
});
