import { expect, test } from 'vitest';
import { boundSpaces, spoken } from './spoken.ts';

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
