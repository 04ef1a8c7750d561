import { expect, test } from 'vitest';
import { boundSpaces, curled, spoken, spokenDates, spokenName, spokenSince, spokenUntil } from './spoken.ts';

test('punctuation never begins a line, and « stays with its word', () => {
  expect(boundSpaces('Risque : chutes ; dit « non » ! Vraiment ?')).toBe(
    'Risque\u00A0: chutes\u00A0; dit «\u00A0non\u00A0»\u00A0! Vraiment\u00A0?',
  );
  expect(boundSpaces('10:30, http://exemple.fr')).toBe('10:30, http://exemple.fr');
});

test('a telephone number is read in pairs, another number stays as it is', () => {
  expect(spoken('Pouls : 82, +33639980021')).toBe('Pouls\u00A0: 82, 06\u00A039\u00A098\u00A000\u00A021');
  expect(spoken('Dr Lemoine, 02 61 91 03 02')).toBe('Dr Lemoine, 02\u00A061\u00A091\u00A003\u00A002');
  expect(spoken('10101234567')).toBe('10101234567');
});

test('a day takes its article, a month does not', () => {
  expect(spokenSince('2020-03-30').replaceAll('\u00A0', ' ')).toBe('depuis le 30 mars 2020');
  expect(spokenDates('1 matin depuis 2020-03-30')).toBe(`1 matin ${spokenSince('2020-03-30')}`);
  expect(spokenSince('2025-11').replaceAll('\u00A0', ' ')).toBe('depuis novembre 2025');
});

test('the civility of a register is said as people write it, and a name that begins alike is left alone', () => {
  expect(spokenName('MME Sophie REYNAUD')).toBe('Mme Sophie REYNAUD');
  expect(spokenName('DR Sophie REYNAUD')).toBe('Dr Sophie REYNAUD');
  expect(spokenName('DRUON Marie')).toBe('DRUON Marie');
});

test('an end is told as people say it', () => {
  expect(spokenUntil('2026-03-30').replaceAll('\u00A0', ' ')).toBe('jusqu’au 30 mars 2026');
  expect(spokenUntil('2026-11').replaceAll('\u00A0', ' ')).toBe('jusqu’en novembre 2026');
});

test('the apostrophe of a nomenclature is curled between two letters only', () => {
  expect(curled("Document de liaison d'urgence")).toBe('Document de liaison d’urgence');
  expect(curled("5' de marche")).toBe("5' de marche");
});
