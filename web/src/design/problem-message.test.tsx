// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { NetworkAway, ProblemError } from '../client/problems.ts';
import { ProblemMessage } from './problem-message.tsx';

afterEach(cleanup);

test('says what happened, what is safe and what to do, at once and aloud', () => {
  const problem = {
    code: 'insi-slow',
    kind: 'failed-outside' as const,
    message: 'INSi ne répond pas depuis 2 min.',
    safe: 'Votre saisie est gardée.',
    todo: 'La qualification reprendra seule.',
  };
  render(<ProblemMessage error={new ProblemError(problem, 502)} />);
  expect(screen.getByRole('alert').textContent).toBe(
    'INSi ne répond pas depuis 2 min.Votre saisie est gardée.La qualification reprendra seule.',
  );
});

test('the unknown is told without jargon nor the text of the fault', () => {
  render(<ProblemMessage error={new TypeError('Cannot read properties of undefined')} />);
  expect(screen.getByRole('alert').textContent).not.toContain('undefined');
});

test('a silent network promises that nothing typed is lost', () => {
  render(<ProblemMessage error={new NetworkAway()} />);
  expect(screen.getByRole('alert').textContent).toContain('Rien de ce que vous avez écrit n’est perdu.');
});
