// @vitest-environment jsdom
import { access } from '@liane/server/contract/access';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act as settle, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useAct } from './use-act.ts';

afterEach(() => vi.unstubAllGlobals());

test('pressed twice before the first is answered, it is one act; other words are another', async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  vi.stubGlobal('fetch', async (_url: unknown, { body }: { body: string }) => {
    sent.push(body);
    await new Promise<void>((resolve) => answers.push(resolve));
    return Response.json({ at: '2026-11-21T02:00:00Z', until: '2026-11-21T06:00:00Z' });
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useAct(access.breakGlass), { wrapper });
  const press = (id: string, reason: string): void =>
    settle(() =>
      result.current.run({ params: { personId: '01970000-0000-7000-8000-000000000001' }, body: { id, reason } }),
    );
  press('1', 'carte');
  press('2', 'carte');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  press('3', 'passeport');
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  for (const answer of answers.splice(0)) answer();
  await vi.waitFor(() => expect(result.current.busy).toBe(false));
  press('4', 'passeport');
  await vi.waitFor(() => expect(sent.map((body) => (JSON.parse(body) as { id: string }).id)).toEqual(['1', '3', '4']));
  for (const answer of answers.splice(0)) answer();
});
