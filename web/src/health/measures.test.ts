import { expect, test } from 'vitest';
import { doubtAbout, measures, readNumber, valuesInWords } from './measures.ts';
import { pressed } from './vital-signs.fields.tsx';

const measure = (code: string) => {
  const found = measures.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

test('a surprising value is doubted, an impossible one is refused, a usual one passes', () => {
  expect(doubtAbout(measure('temperature'), 37.2)).toBeUndefined();
  expect(doubtAbout(measure('temperature'), 40.1)).toEqual({
    level: 'unusual',
    words: 'Très haut\u00A0: vérifiez',
  });
  expect(doubtAbout(measure('temperature'), 372)).toEqual({
    level: 'impossible',
    words: 'Impossible\u00A0: entre 25 et 45 °C',
  });
  expect(doubtAbout(measure('systolic'), 82)?.level).toBe('unusual');
});

test('numbers are typed with a comma or a point, and nothing else is a number', () => {
  expect(readNumber('37,2')).toBe(37.2);
  expect(readNumber('37.2')).toBe(37.2);
  expect(readNumber('37,')).toBe(37);
  expect(readNumber('12/8')).toBeUndefined();
  expect(readNumber('-3')).toBeUndefined();
});

test('the pad writes one comma and erases from the end', () => {
  expect(['3', '7', ',', ',', '2'].reduce(pressed, '')).toBe('37,2');
  expect(pressed('', ',')).toBe('');
  expect(pressed('37,2', 'back')).toBe('37,');
});

test('pressures are said together', () => {
  expect(valuesInWords({ systolic: 128, diastolic: 74, temperature: 38.4 })).toBe(
    'tension 128/74 mmHg · température 38,4 °C',
  );
});
