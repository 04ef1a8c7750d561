import { expect, test } from 'vitest';
import type { Task } from './module.ts';
import { scheduleOf } from './worker.ts';

const nothing: Task = () => Promise.resolve();

test('each line of a module is a task of its own, with its options', () => {
  const schedule = '* * * * * one:seal ?max=1&queue=one\n17 * * * * one:tidy ?max=1';
  const items = scheduleOf([
    { tasks: { 'one:seal': nothing, 'one:tidy': nothing }, schedule },
    { tasks: { 'two:tidy': nothing }, schedule: '41 * * * * two:tidy' },
  ]);
  expect(items.map(({ task, options }) => [task, options.maxAttempts])).toEqual([
    ['one:seal', 1],
    ['one:tidy', 1],
    ['two:tidy', undefined],
  ]);
});

test('a line that names no task is refused when the server starts, not ignored for ever', () => {
  expect(() => scheduleOf([{ tasks: {}, schedule: '* * * * * one:seal' }])).toThrow('one:seal');
});
