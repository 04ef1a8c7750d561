// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Badge } from './badge.tsx';
import type { BadgeState } from './badge.tsx';
import { IdentityBadge } from './identity-badge.tsx';

afterEach(cleanup);

const states: BadgeState[] = ['plain', 'todo', 'late', 'done', 'alert'];

const shapeOf = (word: string): string => screen.getByText(word).querySelector('svg')?.innerHTML ?? '';

test('each state has its own shape beside its word, so that colour is never needed', () => {
  for (const state of states)
    render(
      <Badge key={state} state={state}>
        {`état ${state}`}
      </Badge>,
    );
  const shapes = states.map((state) => shapeOf(`état ${state}`));
  expect(shapes.every((shape) => shape !== '')).toBe(true);
  expect(new Set(shapes).size).toBe(states.length);
});

test('INS: the four statuses are told apart by word and by shape', () => {
  const statuses = ['provisoire', 'recuperee', 'validee', 'qualifiee'] as const;
  for (const status of statuses) render(<IdentityBadge status={status} />);
  const words = ['Provisoire', 'Récupérée', 'Validée', 'Qualifiée'];
  expect(new Set(words.map(shapeOf)).size).toBe(4);
});

test('INS: a doubtful identity says so beside its status', () => {
  render(<IdentityBadge status="validee" attributes={['douteuse', 'homonyme']} />);
  expect(screen.getByText('Validée')).toBeDefined();
  expect(screen.getByText('Douteuse').dataset['state']).toBe('alert');
  expect(screen.getByText('Homonyme')).toBeDefined();
});
