import { expect, test } from 'vitest';
import { visits } from './visits.ts';

const trace = (
  time: string,
  actInFrench: string,
  who = 'Aurélie Besnard',
  more: { why?: string; personId?: string } = {},
) => ({
  at: `2026-11-21T${time}:00.000Z`,
  who,
  role: 'Infirmier',
  why: more.why ?? null,
  actInFrench,
  ...(more.personId === undefined ? {} : { personId: more.personId }),
});

const told = (traces: Parameters<typeof visits>[0]) =>
  visits(traces).map(({ latest, firstAt, all }) => [
    latest.actInFrench,
    all.length,
    firstAt.slice(11, 16),
    latest.at.slice(11, 16),
  ]);

test('readings of one visit are told once each, with their number, their first and last time', () => {
  expect(
    told([trace('10:09', 'Ouvrir'), trace('10:05', 'Santé'), trace('10:04', 'Ouvrir'), trace('10:01', 'Ouvrir')]),
  ).toEqual([
    ['Ouvrir', 3, '10:01', '10:09'],
    ['Santé', 1, '10:05', '10:05'],
  ]);
});

test('two people who alternate for an hour are two lines, not one for each reading', () => {
  const alternated = Array.from({ length: 30 }, (_each, rank) =>
    trace(
      `10:${59 - 2 * rank > 9 ? '' : '0'}${59 - 2 * rank}`,
      'Ouvrir',
      rank % 2 === 0 ? 'Aurélie Besnard' : 'Philippe Aubert',
    ),
  );
  expect(told(alternated)).toEqual([
    ['Ouvrir', 15, '10:03', '10:59'],
    ['Ouvrir', 15, '10:01', '10:57'],
  ]);
});

test('after half an hour without it, the same reading is another visit', () => {
  expect(told([trace('11:00', 'Ouvrir'), trace('10:29', 'Ouvrir'), trace('10:00', 'Ouvrir')])).toEqual([
    ['Ouvrir', 1, '11:00', '11:00'],
    ['Ouvrir', 2, '10:00', '10:29'],
  ]);
});

test('another record, or another reason, is never told on the same line', () => {
  expect(
    told([trace('10:02', 'Ouvrir', 'A', { personId: '1' }), trace('10:01', 'Ouvrir', 'A', { personId: '2' })]),
  ).toHaveLength(2);
  expect(told([trace('10:02', 'Ouvrir', 'A', { why: 'Urgence' }), trace('10:01', 'Ouvrir', 'A')])).toHaveLength(2);
});

test('no trace is left out, and each line keeps its own', () => {
  const traces = [trace('10:03', 'a'), trace('10:02', 'b'), trace('10:01', 'a'), trace('10:00', 'b', 'B')];
  expect(visits(traces).flatMap(({ all }) => all)).toHaveLength(traces.length);
});
