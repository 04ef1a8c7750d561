import { expect, test } from 'vitest';
import { csvOf } from './counters-csv.ts';

const count = { total: 3, insQualified: 2, insNotQualified: 1, failures: 4 };
const line = {
  period: 'month' as const,
  periodInFrench: 'Ce mois-ci',
  establishment: 'EHPAD « Les "Tilleuls" »',
  finess: '990001026',
  rpps: null,
  author: null,
  dmp: count,
  mssante: count,
  citizen: count,
  records: { dmp: 1, mssante: 2, citizen: 3, all: 1 },
};

test('SC.TBB.01.MS1 the extract has a cell under each heading, and opens in a French spreadsheet', () => {
  const text = csvOf([line]);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head = '', row = ''] = text.slice(1).split('\r\n');
  expect(row.split(';')).toHaveLength(head.split(';').length);
  expect(row).toContain('"EHPAD « Les ""Tilleuls"" »";"990001026";"";"Tous";"3";"2";"1";"4"');
});

test('a name that a spreadsheet would compute is written as words', () => {
  expect(csvOf([{ ...line, author: '=1+1' }])).toContain('"\'=1+1"');
});
