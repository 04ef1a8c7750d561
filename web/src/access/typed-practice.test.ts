import { expect, test } from 'vitest';
import { inProfession, newPractice, professionsOf, underRole } from './typed-practice.ts';

const tilleuls = '0199aa00-0000-7000-8000-000000000001';

test('a care assistant is proven by the genre of RPPS+, whatever the profession said', () => {
  expect(inProfession(newPractice(tilleuls), '35')).toEqual({
    establishmentId: tilleuls,
    role: 'soignant',
    professionCode: '35',
    genre: 'GENR11',
    isAdministrator: false,
  });
});

test('another role takes back the profession of the one before', () => {
  const nurse = underRole({ ...newPractice(tilleuls), isAdministrator: true }, 'infirmier');
  expect(nurse).toMatchObject({ role: 'infirmier', professionCode: '60', genre: 'GENR01', isAdministrator: true });
  expect(underRole(nurse, 'encadrement')).toMatchObject({ professionCode: null, genre: 'GENR12' });
});

test('the same role chosen again changes nothing of what the server told', () => {
  const psychologist = { ...newPractice(tilleuls), professionCode: '93', genre: 'GENR01' as const };
  expect(underRole(psychologist, 'soignant')).toEqual(psychologist);
});

test('the profession is asked only where the role does not say it', () => {
  expect(professionsOf('infirmier')).toEqual([]);
  expect(professionsOf('soignant').map(({ label }) => label)).toContain('Aide-soignant');
});
