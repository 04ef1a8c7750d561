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
  3: [
    ...named('SC.DMP.04.MS1, SC.DMP.01.MS1, SC.DMP/ALI/PROG.01, SC.DMP.02.MS1, SC.TBB.01.MS1, TBB.03'),
    ...numbered('SC.DMP/CONF.', '01 03 05 09 12'),
    ...numbered('SC.DMP/HISTO.', '01-08'),
  ],
  4: [
    ...named('SC.DMP.03.MS1, SC.DMP/PSC.01, SC.CDA/DD.05'),
    ...numbered('SC.DMP/AIRS.', '03 06-07'),
    ...numbered('SC.DMP/CONF.', '02 06-07'),
    ...numbered('SC.DMP/UX.', '03-10 12-19 21 23-28 30-44 46-50'),
  ],
  5: [
    ...numbered('SC.CDA/INT.', '01-06 08-09 15 17-18'),
    ...numbered('SC.MSS/CDA.', '01-03 08'),
    ...named('SC.CDA/DD.04, LGC.MDV.06, SC.CDA/DD.15, SC.CDA/VISU.01, SC.CDA/VISU.03'),
    ...named('SC.MSS/UX.14, SC.MSS/UX.41 (DPI)'),
    ...numbered('SC.MSS/UX.', '21-24'),
  ],
  6: [
    ...numbered('SC.MSS/CONF.', '01-12 14-19 22-28'),
    ...numbered('SC.MSS/UX.', '30 33-35 37'),
    ...numbered('MSS/va1.', '04-06 08-09 11-12 14-16 18 31'),
    ...named('ECO.1.1.5, ECO.1.1.6, ECO.2.1.2, ECO.2.1.3, ECO.2.2.3, ECO.3.1.6, EXI EDC PSC 102-6'),
  ],
  7: [
    ...named('SC.MSS.14.MS1, SC.MSS.16.MS1, SC.MSS.17.MS1, SC.MSS.20.MS1, SC.MSS.23.MS1, SC.MSS.24.MS1'),
    ...named('SC.MSS.25.MS1, SC.MSS.26.MS1, MSS/va1.28, MSS/va1.30, SC.MSS/CDA.04, SC.MSS/CONF.20'),
    ...numbered('SC.MSS/ERGO.', '01-03'),
    ...numbered('SC.MSS/UX.', '01-03 06-13 15-20 25-28 36 39-42'),
    ...numbered('BIO/va1.', '01 05-06'),
  ],
  8: [
    ...named('SC.MSS.18.MS1, SC.MSS.15.MS1, MSS/va1.19, ECO.2.2.6, SC.MSS/UX.31, SC.MSS/UX.32, SC.MSS/CONF.21'),
    ...named('MES §2, MES §6, SC.MES.01, Catalogue MES'),
  ],
  9: ['SC.ANN.01.MS1', ...numbered('ANN/va1.', '01-06')],
  10: [...numbered('SC.PSC.', '01-02 05-08 10'), 'EXI EDC PSC 102'],
  11: [
    ...numbered('SC.SSI/GEN.', '01-02 04-14 16-22'),
    ...named('SC.SSI/GEN.02 BIS, SC.SSI/GEN.03 BIS'),
    ...numbered('SC.SSI/IAM.', '80-94'),
    ...numbered('SC.SSI/IE.', '30-40 42-58'),
  ],
};

test('each requirement of chapters 1 to 11 has a test or a reason', () => {
  expect(requirementFaults(textOf(pagePath) ?? '', ids, textOf)).toEqual([]);
});

test('each chapter has the ids of the reference, each once', () => {
  expect(Object.values(ids).map((list) => [list.length, new Set(list).size])).toEqual([
    [70, 70],
    [24, 24],
    [19, 19],
    [52, 52],
    [26, 26],
    [49, 49],
    [44, 44],
    [11, 11],
    [7, 7],
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
