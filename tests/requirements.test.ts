import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requirementFaults, requirementRows, testTitles } from './house/requirements.ts';
import { root } from './house/source-files.ts';

const pagePath = 'docs/requirements.md';
const textOf = (path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;

/** `INS/va1.` × `39 49 15-17` → INS/va1.39, INS/va1.49, INS/va1.15, INS/va1.16, INS/va1.17 */
const numbered = (prefix: string, numbers: string): string[] =>
  numbers.split(' ').flatMap((number) => {
    const [, first = '', last] = /^(\d+)(?:-(\d+))?/.exec(number) ?? [];
    if (last === undefined) return [`${prefix}${number}`];
    const [from, to] = [Number(first), Number(last)];
    return Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${String(from + at).padStart(2, '0')}`);
  });

const named = (names: string): string[] => names.split(', ');

/** What the reference asks, chapter by chapter; the lines it leaves without an id have a name of ours. */
const ids = {
  1: [
    'DUI owns identity',
    ...numbered('INS/va1.', '56 36 39 49 50 32 41 02 25 21 22 52 51 28 31 27 23 26 55 33 45 40 43 54 44 20 18 47 48'),
    ...numbered('INS/va1.', '60 53 59 57 04 38 35 06 08 07 05 11 12 09 70 46 15 10 03 42'),
    ...named('INS.06A, INS.15B, SC.INS.26.MS1, SC.INS.27.MS1, SC.INS.28A, SC.INS.28B'),
    ...numbered('INS/va1.', '61-62 67-69 71-73'),
    ...named('INS/va1.60 by flow, INS/va1.70 by flow'),
    ...named('SC.INS/PSC.01, SC.DMP/UX.11, SENTINELLE.20, SC.TBB.01.RI'),
  ],
  2: [
    ...named('Outgoing types, Incoming types'),
    ...named('SC.DOC.03.MS1, SC.DOC.07.MS1, SC.DOC.08.MS1, SC.DOC.04.MS1, SC.DOC.06.MS1'),
    ...named('SC.DOC.01.MS1, SC.DOC.02.MS1, SC.DOC.07, SC.CDA/META.01, DOC/va1.01, ECO.2.1.5, ECO.2.1.6'),
    ...named('SC.CDA/DD.02, SC.CDA/INT.16, HOP/va1.07, DOC.03(LGC), ERGO/va2.07'),
    ...numbered('HOP/va1.', '04-06 08'),
    'Correction',
  ],
  10: [...numbered('SC.PSC.', '01-02 05-08 10'), 'EXI EDC PSC 102'],
  11: [
    ...numbered('SC.SSI/GEN.', '01-02 04-14 16-22'),
    ...named('SC.SSI/GEN.02 BIS, SC.SSI/GEN.03 BIS'),
    ...numbered('SC.SSI/IAM.', '80-94'),
    ...numbered('SC.SSI/IE.', '30-40 42-58'),
  ],
};

test('each requirement of chapters 1, 2, 10 and 11 has a test or a reason', () => {
  expect(requirementFaults(textOf(pagePath) ?? '', ids, textOf)).toEqual([]);
});

test('the ids are those of the reference: 70, 24, 8 and 65', () => {
  expect(Object.values(ids).map((list) => [list.length, new Set(list).size])).toEqual([
    [70, 70],
    [24, 24],
    [8, 8],
    [65, 65],
  ]);
});

describe('these checks can fail', () => {
  const files: Record<string, string> = { 'a.test.ts': "test('X.1 a dog barks', () => {});\n" };
  const faults = (...rows: string[]): string[] =>
    requirementFaults(
      ['## 1. One', '', '| id | statement | proved by | why not |', '| -- | -- | -- | -- |', ...rows].join('\n'),
      { 1: ['X.1'] },
      (path) => files[path],
    );
  const proved = '| X.1 | Dogs bark | `a.test.ts` › a dog barks | |';

  test('a right page has no fault', () => {
    expect(faults(proved)).toEqual([]);
    expect(faults('| X.1 | Dogs bark | | comes with the kennel |')).toEqual([]);
  });

  test.each([
    ['a line is missing', [], '1: X.1 has no line'],
    ['a line is of nobody', [proved, '| X.9 | Cats | | comes with the basket |'], '1: X.9 is no requirement'],
    ['nothing is proved nor explained', ['| X.1 | Dogs bark | | |'], 'X.1 is neither proved nor explained'],
    ['the reason is a dash', ['| X.1 | Dogs bark | | — |'], 'X.1 is neither proved nor explained'],
    ['the statement is empty', ['| X.1 | | `a.test.ts` › a dog barks | |'], 'X.1 says nothing'],
    ['the file is gone', ['| X.1 | Dogs | `b.test.ts` › a dog barks | |'], 'b.test.ts, which does not exist'],
    ['the title changed', ['| X.1 | Dogs | `a.test.ts` › a cat barks | |'], 'finds no test « a cat barks »'],
    ['the title is empty', ['| X.1 | Dogs | `a.test.ts` › | |'], 'names no test'],
    ['the file is no test', ['| X.1 | Dogs | `a.ts` › a dog barks | |'], 'names no test'],
    ['one proof of two is wrong', ['| X.1 | Dogs | `a.test.ts` › a dog<br>`a.test.ts` › a hen | |'], '« a hen »'],
  ])('when %s', (_what, rows, fault) => {
    expect(faults(...rows)).toEqual([expect.stringContaining(fault) as string]);
  });

  test('a title is the title of a test, not words elsewhere in its file', () => {
    expect(testTitles("// test of a dog\nconst said = 'a dog barks';\nexpect('a dog barks').toBe(said);\n")).toEqual(
      [],
    );
    expect(testTitles("test.each([\n  ['a hen', 1],\n])('%s sings', () => {});")).toEqual(['%s sings', 'a hen']);
    expect(testTitles('describe("d’un chien", () => {\n  test(`it\\`s`, () => {});')).toEqual(['d’un chien', 'it\\`s']);
    expect(testTitles("test.skip('a', () => {});\ntest.todo('b');")).toEqual([]);
    expect(requirementRows('| X.1 | a | | b |')[0]?.chapter).toBe(0);
  });
});
