import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deviceStore } from './device-store.ts';
import { keepCommand, keptCommands, sendWhatWaits } from './outbox.ts';
import type { ShelfRow } from './shelf.ts';

const rows = vi.hoisted(() => new Map<string, ShelfRow>());

vi.mock('./device.ts', () => ({
  device: deviceStore(
    () => ({
      put: async (row) => void rows.set(row.id, row),
      of: async () => [...rows.values()].toSorted((a, b) => a.at - b.at),
      remove: async (id) => void rows.delete(id),
    }),
    () => ({ accountId: 'nadia', deviceKey: btoa('0'.repeat(32)) }),
  ),
}));

const fetching = vi.fn<typeof fetch>();
const command = (id: string) => ({
  id,
  method: 'POST' as const,
  path: '/api/persons/:personId/health',
  given: { params: { personId: 'p1' }, body: { id, text: 'x' } },
  title: `Saisie ${id}`,
});
const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

beforeEach(async () => {
  vi.stubGlobal('fetch', fetching);
  rows.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  await keepCommand(command('one'));
  vi.setSystemTime(2_000);
  await keepCommand(command('two'));
});

afterEach(() => {
  vi.useRealTimers();
  fetching.mockReset();
  vi.unstubAllGlobals();
});

const idsSent = (): (string | null)[] =>
  fetching.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-command-id'));

test('sends what waits oldest first, each with the id it was given when typed', async () => {
  fetching.mockImplementation(async () => answer(200, {}));
  expect(await sendWhatWaits()).toEqual({ sent: 2, refused: 0 });
  expect(idsSent()).toEqual(['one', 'two']);
  expect(fetching.mock.calls[0]?.[0]).toBe('/api/persons/p1/health');
  expect(await keptCommands()).toEqual([]);
});

test('stops at the first silence and loses nothing', async () => {
  fetching.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await sendWhatWaits()).toEqual({ sent: 0, refused: 0 });
  expect(idsSent()).toEqual(['one']);
  expect((await keptCommands()).map(({ id }) => id)).toEqual(['one', 'two']);
});

test.each([401, 429, 500, 503])('an answer %i is not the last word: the act waits', async (status) => {
  fetching.mockImplementation(async () => answer(status, {}));
  await sendWhatWaits();
  expect(await keptCommands()).toHaveLength(2);
  expect((await keptCommands()).every(({ refused }) => refused === undefined)).toBe(true);
});

test('an act refused stays with its reason, is not sent again, and does not hold back the others', async () => {
  fetching.mockResolvedValueOnce(answer(409, { message: 'Cette personne est décédée.' }));
  fetching.mockResolvedValueOnce(answer(200, {}));
  expect(await sendWhatWaits()).toEqual({ sent: 1, refused: 1 });
  expect(await keptCommands()).toEqual([{ ...command('one'), refused: 'Cette personne est décédée.' }]);
  fetching.mockClear();
  await sendWhatWaits();
  expect(fetching).not.toHaveBeenCalled();
});
