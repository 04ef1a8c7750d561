import { expect, test } from 'vitest';
import { signInProblem } from './sign-in-problems.ts';

test('each reason has its own words and says what to do', () => {
  const codes = [
    'psc-refused',
    'psc-slow',
    'psc-down',
    'sign-in-expired',
    'unknown-professional',
    'no-matching-establishment',
    'account-closed',
  ];
  const messages = codes.map((code) => signInProblem(code));
  expect(new Set(messages.map(({ message }) => message)).size).toBe(codes.length);
  expect(messages.every(({ todo }) => todo !== undefined)).toBe(true);
});

test('a slow national service is told as passing, a refusal as a refusal', () => {
  expect(signInProblem('psc-slow').kind).toBe('failed-outside');
  expect(signInProblem('psc-refused').kind).toBe('refused-by-right');
});

test('an unknown code, however long, still says what to do', () => {
  const { message, todo } = signInProblem('x'.repeat(5_000));
  expect(message).toBe('La connexion n’a pas abouti.');
  expect(todo?.length).toBeLessThan(160);
});
