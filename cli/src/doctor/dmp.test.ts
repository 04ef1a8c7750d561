import { DmpTimedOut, DmpUnreachable } from '@liane/connector-dmp';
import { expect, test } from 'vitest';
import { aboutFailure } from './dmp.ts';

test.each([new DmpUnreachable(), new DmpTimedOut(30_000)])('$name: nothing was refused, one full stop', (error) => {
  const { said, todo } = aboutFailure(error);
  expect(said).toMatch(/plus tard$/);
  expect(todo).not.toMatch(/refuse/);
});
