import { expect, test } from 'vitest';
import type { FactOf } from '../facts/content.ts';
import { changesFrom, observations } from './observations.ts';

const falls = observations.find(({ name }) => name === 'Chutes')?.code ?? { code: '', system: '', display: '' };
const sight = observations.find(({ name }) => name === 'Voit mal')?.code ?? { code: '', system: '', display: '' };

const fact: FactOf<'state-observation'> = {
  id: 'version',
  factId: 'fact',
  personId: 'person',
  kind: 'state-observation',
  version: 1,
  occurredAt: '2026-11-01T10:00:00Z',
  recordedAt: '2026-11-01T10:00:00Z',
  by: 'Aurélie Besnard',
  byRole: 'infirmier',
  state: 'current',
  endedAt: null,
  why: null,
  content: { kind: 'state-observation', code: falls, present: true },
};

test('fifteen answers in one go write only what differs', () => {
  expect(observations).toHaveLength(15);
  expect(changesFrom([fact], { [falls.code]: 'yes' })).toEqual([]);
  expect(
    changesFrom([fact], { [falls.code]: 'no', [sight.code]: 'yes' })
      .map(({ act }) => act)
      .toSorted(),
  ).toEqual(['correct', 'record']);
  expect(changesFrom([fact], { [falls.code]: '' })).toEqual([{ act: 'end', fact }]);
});
