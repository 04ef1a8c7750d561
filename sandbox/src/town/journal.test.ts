import { expect, test } from 'vitest';
import { createJournal } from './journal.ts';

const at = new Date('2026-11-21T02:00:00Z');
const exchange = (asked: string, received = '') => ({ service: 'insi', asked, received, answered: '' });

test('newest first, dated, by service', () => {
  const journal = createJournal(() => at);
  journal.record(exchange('un'));
  journal.record(exchange('deux'));
  expect(journal.of('insi').map(({ asked, at: when }) => [asked, when])).toEqual([
    ['deux', at],
    ['un', at],
  ]);
  expect(journal.of('pro-sante-connect')).toEqual([]);
});

test('memory is bounded in number and in length', () => {
  const journal = createJournal(() => at);
  for (let index = 0; index < 250; index++) journal.record(exchange(String(index), 'x'.repeat(1_000_000)));
  expect(journal.of('insi')).toHaveLength(200);
  expect(journal.of('insi')[0]?.asked).toBe('249');
  expect(journal.of('insi')[0]?.received.length).toBeLessThan(20_100);
  expect(journal.of('insi')[0]?.received).toContain('980000 caractères de plus');
});
