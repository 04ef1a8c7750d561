import { expect, test } from 'vitest';
import { pdfFileName } from './index.ts';

const act = {
  actDate: '2026-01-15',
  typeLabel: "Projet personnalisé d'accompagnement",
  familyName: 'Le Gall',
  givenName: 'Maëlle',
  localId: 'U-000217',
};

test('SC.CDA/META.01 act date, type, NAME, first name, record number', () => {
  expect(pdfFileName(act)).toBe('2026-01-15_Projet-personnalise-d-accompagnement_LE-GALL_Maelle_U-000217.pdf');
});

test('no part can leave its folder or hide an extension', () => {
  expect(pdfFileName({ ...act, familyName: '../../etc/passwd', localId: 'a.exe\u0000' })).toBe(
    '2026-01-15_Projet-personnalise-d-accompagnement_ETC-PASSWD_Maelle_a-exe.pdf',
  );
});

test('a long label is cut, a missing part leaves no gap', () => {
  const name = pdfFileName({ ...act, typeLabel: 'Compte rendu '.repeat(20), localId: '' });
  expect(name.length).toBeLessThan(120);
  expect(name.endsWith('_LE-GALL_Maelle.pdf')).toBe(true);
});
