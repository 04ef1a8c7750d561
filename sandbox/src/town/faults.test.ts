import { expect, test } from 'vitest';
import { createFaults, ImpossibleFault } from './faults.ts';
import type { FaultKind } from './faults.ts';

test('a fault stays until it is repaired', () => {
  const faults = createFaults();
  faults.set('insi', { kind: 'down' });
  expect([faults.take('insi'), faults.take('insi')]).toEqual([
    { kind: 'down', delayMs: 10_000 },
    { kind: 'down', delayMs: 10_000 },
  ]);
  faults.clear('insi');
  expect(faults.take('insi')).toBeUndefined();
});

test('a counted fault spoils that many requests, then heals', () => {
  const faults = createFaults();
  faults.set('insi', { kind: 'slow', delayMs: 5, remaining: 2 });
  expect([faults.take('insi')?.kind, faults.take('insi')?.kind, faults.take('insi')?.kind]).toEqual([
    'slow',
    'slow',
    undefined,
  ]);
});

test('looking does not use it', () => {
  const faults = createFaults();
  faults.set('insi', { kind: 'cut', remaining: 1 });
  expect(faults.on('insi')?.remaining).toBe(1);
  expect(faults.on('insi')?.remaining).toBe(1);
});

test('each service has its own', () => {
  const faults = createFaults();
  faults.set('insi', { kind: 'cut' });
  expect(faults.take('pro-sante-connect')).toBeUndefined();
});

test.each([
  [{ kind: 'fire' as FaultKind }],
  [{ kind: undefined as unknown as FaultKind }],
  [{ kind: 'slow' as const, delayMs: -1 }],
  [{ kind: 'slow' as const, delayMs: 1e12 }],
  [{ kind: 'slow' as const, delayMs: Number.NaN }],
  [{ kind: 'slow' as const, delayMs: '10' as unknown as number }],
  [{ kind: 'down' as const, remaining: 0 }],
  [{ kind: 'down' as const, remaining: 1.5 }],
])('an impossible fault is refused: %o', (fault) => {
  expect(() => createFaults().set('insi', fault)).toThrow(ImpossibleFault);
});
