import { describe, expect, test } from 'vitest';
import { displayNameOf, pdfNameOf, subjectOf } from './index.ts';
import { announcesArchive } from './check-outgoing.ts';

const vial = { birthName: 'Vial', givenName: 'Paul', birthDate: '1978-11-26' };

describe('digest 5.1: the subject', () => {
  test('names one document by the words of its code', () => {
    expect(subjectOf(['CR d’examens biologiques'], vial)).toBe(
      'XDM/1.0/DDM+CR d’examens biologiques VIAL Paul 26/11/1978',
    );
  });

  test('counts several', () => {
    expect(subjectOf(['a', 'b'], vial)).toBe('XDM/1.0/DDM+2 documents VIAL Paul 26/11/1978');
  });

  test('cuts a label of 41 characters at 40, an accent never from its letter', () => {
    expect(subjectOf(['x'.repeat(41)], vial)).toBe(`XDM/1.0/DDM+${'x'.repeat(40)} VIAL Paul 26/11/1978`);
    expect(subjectOf([`${'x'.repeat(39)}e\u0301y`], vial)).toContain(`${'x'.repeat(39)}e\u0301 VIAL`);
  });

  test('takes accents from names, and leaves a date out when it is not known', () => {
    expect(subjectOf(['Lettre'], { birthName: 'Éloïse-Noël', givenName: 'Zoé' })).toBe(
      'XDM/1.0/DDM+Lettre ELOISE-NOEL Zoe',
    );
    expect(subjectOf(['Lettre'], { ...vial, birthDate: '1978-11' })).toBe('XDM/1.0/DDM+Lettre VIAL Paul');
  });

  test('digest 10: says what it takes the place of', () => {
    expect(subjectOf(['Lettre'], vial, { replaces: true })).toMatch(/^\[Annule et remplace\] XDM\/1\.0\/DDM\+Lettre/);
  });

  test('keeps on its line whatever a name holds', () => {
    expect(subjectOf(['a\r\nBcc: x@y.fr'], { birthName: 'A\u2028B', givenName: '\u202Ec' })).toBe(
      'XDM/1.0/DDM+a Bcc: x@y.fr A B c',
    );
  });

  test.each([
    ['XDM/1.0/DDM+Lettre', true],
    ['xdm/1.0/ddm', true],
    ['[Annule et remplace] [FIN] XDM/1.0/DDM+Lettre', true],
    ['RE: XDM/1.0/DDM+Lettre', false],
    ['XDM/1.0/DDMLettre', false],
    ['Lettre', false],
  ])('« %s » announces an archive: %s', (subject, announces) => {
    expect(announcesArchive(subject)).toBe(announces);
  });
});

test('digest 5.2: the PDF is named by the day of the act, its type, the person, and the file when it is known', () => {
  const corse = { birthName: 'Corse', givenName: 'Figatellix' };
  expect(pdfNameOf('20220531101500', "CR d'imagerie médicale", corse)).toBe(
    "20220531_CR d'imagerie médicale_CORSE_Figatellix.pdf",
  );
  expect(pdfNameOf('2022-05-31', 'a/b\\c:d*e?f"g<h>i|j_k', corse, 'N_42')).toBe(
    '20220531_a b c d e f g h i j k_CORSE_Figatellix_N 42.pdf',
  );
  expect(pdfNameOf('2022-05-31', 'x'.repeat(60), corse)).toBe(`20220531_${'x'.repeat(40)}_CORSE_Figatellix.pdf`);
});

test('ECO.2.2.7: the name shown beside an address', () => {
  const person = { kind: 'person', givenName: 'Marie', familyName: 'Martin' } as const;
  expect(displayNameOf({ ...person, title: 'Dr', entity: 'Cabinet Medical' })).toBe('Dr_Marie_MARTIN_Cabinet Medical');
  expect(displayNameOf(person)).toBe('Marie_MARTIN');
  expect(displayNameOf({ kind: 'organisation', label: 'Hopital C – Biologie' })).toBe('Hopital C – Biologie');
});
