// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { KeyboardEvent } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useListKeys } from './use-list-keys.ts';

afterEach(cleanup);

const enter = {
  key: 'Enter',
  preventDefault: () => undefined,
  nativeEvent: { isComposing: false },
} as unknown as KeyboardEvent;

test('an Enter typed before the answer opens the first of the answer, never the one shown before', () => {
  const open = vi.fn<(index: number) => void>();
  const { result, rerender } = renderHook(
    ({ count, ready }: { count: number; ready: boolean }) => useListKeys(count, open, 'list', ready),
    { initialProps: { count: 19, ready: false } },
  );
  act(() => result.current.field.onKeyDown(enter));
  expect(open).not.toHaveBeenCalled();
  rerender({ count: 2, ready: true });
  expect(open.mock.calls).toEqual([[0]]);
});

test('typing again takes the Enter back', () => {
  const open = vi.fn<(index: number) => void>();
  const { result, rerender } = renderHook(({ ready }: { ready: boolean }) => useListKeys(2, open, 'list', ready), {
    initialProps: { ready: false },
  });
  act(() => result.current.field.onKeyDown(enter));
  act(() => result.current.reset());
  rerender({ ready: true });
  expect(open).not.toHaveBeenCalled();
});
