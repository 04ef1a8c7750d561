import { expect, test } from 'vitest';
import { whyInWords } from './words.ts';

test('the identifiers of documents of the DMP are counted, what somebody wrote is kept', () => {
  expect(whyInWords('DMP 2.25.27165263055839896381548024338939844408')).toBe('Un document du DMP');
  expect(whyInWords('DMP 2.25.1, 2.25.2')).toBe('2 documents du DMP');
  expect(whyInWords('DMP à relire avec sa fille')).toBe('DMP à relire avec sa fille');
});
