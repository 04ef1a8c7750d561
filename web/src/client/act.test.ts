import { contract } from '@liane/server/contract/platform';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { act } from './act.ts';
import { connection } from './connection.ts';
import { NetworkAway, ProblemError } from './problems.ts';
import { rememberSession, whenSessionIsLost } from './session-store.ts';

const discharge = contract({
  method: 'POST',
  path: '/api/stays/:id/discharge',
  params: z.object({ id: z.string() }),
  body: z.object({ to: z.string() }),
  reply: z.object({ at: z.string() }),
  summary: 'Terminer un séjour',
});
const given = { params: { id: 'a/b' }, body: { to: 'Domicile' } };
const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const fetching = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', fetching);
  rememberSession({
    installation: { name: 'Essai', demonstration: true },
    account: null,
    practice: null,
    practices: [],
    acts: [],
    csrf: 'jeton',
    inactivitySeconds: 600,
    deviceKey: null,
  });
});

afterEach(() => {
  fetching.mockReset();
  vi.unstubAllGlobals();
});

const sent = (call: number): { url: string; headers: Headers } => {
  const [url, init] = fetching.mock.calls[call] ?? [];
  return { url: url as string, headers: new Headers(init?.headers) };
};

test('repeats a command with the SAME id when the network drops, then returns the answer', async () => {
  fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  fetching.mockResolvedValueOnce(answer(200, { at: '2026-11-21T09:00:00Z' }));
  await expect(act(discharge, given, { pauses: [0, 0, 0] })).resolves.toEqual({ at: '2026-11-21T09:00:00Z' });
  const ids = [0, 1, 2].map((call) => sent(call).headers.get('x-command-id'));
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(ids).size).toBe(1);
  expect(sent(0).headers.get('x-liane-csrf')).toBe('jeton');
  expect(sent(0).url).toBe('/api/stays/a%2Fb/discharge');
  expect(connection().state).toBe('connected');
});

test('two different acts never share an id', async () => {
  fetching.mockImplementation(() => Promise.resolve(answer(200, { at: 'x' })));
  await act(discharge, given);
  await act(discharge, given);
  expect(sent(0).headers.get('x-command-id')).not.toBe(sent(1).headers.get('x-command-id'));
});

test('an intermediary that answers in place of the server counts as silence', async () => {
  fetching.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }));
  fetching.mockResolvedValueOnce(answer(200, { at: 'x' }));
  await expect(act(discharge, given, { pauses: [0] })).resolves.toEqual({ at: 'x' });
});

test('gives up after the pauses, and says that the network is away', async () => {
  fetching.mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(act(discharge, given, { pauses: [0] })).rejects.toBeInstanceOf(NetworkAway);
  expect(fetching).toHaveBeenCalledTimes(2);
  expect(connection().state).toBe('away');
});

test('a refusal is not repeated, and keeps the words of the server', async () => {
  const problem = { code: 'stay-already-closed', kind: 'refused-by-rule', message: 'Ce séjour est déjà terminé.' };
  fetching.mockResolvedValueOnce(answer(409, problem));
  await expect(act(discharge, given, { pauses: [0, 0] })).rejects.toMatchObject({ problem, status: 409 });
  expect(fetching).toHaveBeenCalledTimes(1);
});

test('an answer of another shape is a fault, never shown half read', async () => {
  fetching.mockResolvedValueOnce(answer(200, { at: 12 }));
  await expect(act(discharge, given, { pauses: [] })).rejects.toMatchObject({ name: 'AnswerUnreadable' });
});

test('a closed session is told to the page, so that what is typed is kept before leaving', async () => {
  const lost = vi.fn<() => void>();
  const stop = whenSessionIsLost(lost);
  fetching.mockResolvedValueOnce(answer(401, {}));
  await expect(act(discharge, given)).rejects.toBeInstanceOf(ProblemError);
  stop();
  expect(lost).toHaveBeenCalledTimes(1);
});
