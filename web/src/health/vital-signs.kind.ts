import type { ContentOf } from '../facts/content.ts';
import type { Kind } from '../facts/kind.ts';
import { joined } from '../facts/typed.ts';
import { doubtAbout, measures, readNumber, valuesInWords } from './measures.ts';
import type { Values } from './measures.ts';
import { VitalSignsFields, wordsOf } from './vital-signs.fields.tsx';
import { consciousnessLevels, wordOf } from './words.ts';

export const vitalSigns: Kind<ContentOf<'vital-signs'>> = {
  kind: 'vital-signs',
  module: 'health',
  name: 'Constantes',
  one: 'des constantes',
  blank: () => ({ words: {} }),
  timed: true,
  Fields: VitalSignsFields,
  fields: [{ as: 'text', name: 'comment', label: 'Remarque', later: true }],
  typedFrom: ({ values, consciousness, comment }) => ({
    words: Object.fromEntries(Object.entries(values).map(([code, value]) => [code, String(value).replace('.', ',')])),
    consciousness: consciousness ?? '',
    comment: comment ?? '',
  }),
  complete: ({ words, ...said }) => ({
    ...said,
    values: readValues(wordsOf(words), said['consciousness'] !== undefined),
  }),
  title: ({ values, consciousness }) => valuesInWords(values) || wordOf(consciousnessLevels, consciousness),
  details: ({ values, consciousness, comment }) => [
    joined(valuesInWords(values) !== '' && consciousness && wordOf(consciousnessLevels, consciousness)),
    comment,
  ],
  endVerb: null,
};

/** The values of the tiles; undefined while one is impossible, unreadable, or nothing was measured. */
function readValues(words: Partial<Record<string, string>>, enough: boolean): Values | undefined {
  const values: Values = {};
  for (const measure of measures) {
    const text = words[measure.code]?.trim() ?? '';
    if (text === '') continue;
    const value = readNumber(text);
    if (value === undefined || doubtAbout(measure, value)?.level === 'impossible') return undefined;
    values[measure.code] = value;
  }
  return enough || Object.keys(values).length > 0 ? values : undefined;
}
