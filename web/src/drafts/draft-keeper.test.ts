import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../client/problems.ts';
import type { Kept } from '../design/saved-at.tsx';
import type { Kept as OnDevice } from '../offline/device-store.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { TypedDraft } from './draft-keeper.ts';

const save = vi.fn<(id: string, typed: TypedDraft) => Promise<void>>();
const discard = vi.fn<(id: string) => Promise<void>>();
const kept = new Map<string, OnDevice>();
let told: Kept[] = [];

const device = {
  keep: async (row: OnDevice) => {
    kept.set(row.id, row);
    return true;
  },
  all: async () => [...kept.values()],
  release: async (id: string) => void kept.delete(id),
  onChange: () => () => undefined,
};

const keeper = (): DraftKeeper =>
  new DraftKeeper('d1', { device, save, discard, now: () => new Date(), rest: 600 }, (state) => told.push(state));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T09:00:00Z') });
  save.mockResolvedValue();
  discard.mockResolvedValue();
});

afterEach(() => {
  vi.useRealTimers();
  save.mockReset();
  discard.mockReset();
  kept.clear();
  told = [];
});

test('saves once the hand rests, with the last words only', async () => {
  const draft = keeper();
  draft.type('f', 'p', { text: 'Chu' });
  await vi.advanceTimersByTimeAsync(500);
  draft.type('f', 'p', { text: 'Chute' });
  await vi.advanceTimersByTimeAsync(599);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledTimes(1);
  expect(save).toHaveBeenCalledWith('d1', {
    form: 'f',
    personId: 'p',
    content: { text: 'Chute' },
    typedAt: '2026-11-21T09:00:00.500Z',
  });
  expect(told.at(-1)?.state).toBe('saved');
});

test('saves at once when the page is left', async () => {
  const draft = keeper();
  draft.type('f', null, { text: 'x' });
  await draft.flush('server');
  expect(save).toHaveBeenCalledTimes(1);
});

test('falls to the device when the server is away, and leaves it once the server has taken the words', async () => {
  const draft = keeper();
  save.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  draft.type('f', 'p', { text: 'x' });
  await draft.flush('server');
  expect(kept.get('d1')?.content).toMatchObject({ content: { text: 'x' } });
  expect(told.at(-1)?.state).toBe('on-device');
  draft.type('f', 'p', { text: 'xy' });
  await draft.flush('server');
  expect(told.at(-1)?.state).toBe('saved');
  expect(kept.size).toBe(0);
});

test('words the device handed to the server are no longer said to be on the device', async () => {
  const draft = keeper();
  save.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  draft.type('f', 'p', { text: 'x' });
  await draft.flush('server');
  await draft.deviceChanged();
  expect(told.at(-1)?.state).toBe('on-device');
  kept.delete('d1');
  await draft.deviceChanged();
  expect(told.at(-1)?.state).toBe('saved');
});

test('a draft found on the device, then handed to the server, says so too', async () => {
  const draft = keeper();
  draft.resume('d2', { state: 'on-device', at: new Date() });
  await draft.deviceChanged();
  expect(told.at(-1)?.state).toBe('saved');
  expect(save).not.toHaveBeenCalled();
});

test('a closed session does not even try the server', async () => {
  const draft = keeper();
  draft.type('f', 'p', { text: 'x' });
  await draft.flush('device');
  expect(save).not.toHaveBeenCalled();
  expect(kept.has('d1')).toBe(true);
});

test('what is typed during a save is saved after it, and never said saved too soon', async () => {
  const draft = keeper();
  let finish = (): void => undefined;
  save.mockImplementationOnce(() => new Promise<void>((resolve) => (finish = resolve)));
  draft.type('f', 'p', { text: 'a' });
  const first = draft.flush('server');
  await vi.advanceTimersByTimeAsync(0);
  draft.type('f', 'p', { text: 'ab' });
  finish();
  await first;
  expect(told.at(-1)?.state).toBe('typing');
  await vi.advanceTimersByTimeAsync(600);
  expect(save.mock.calls.at(-1)?.[1].content).toEqual({ text: 'ab' });
  expect(told.at(-1)?.state).toBe('saved');
});

test('a draft thrown away from another page: what is typed here since goes on as another draft', async () => {
  const discarded = { code: 'draft-discarded', kind: 'refused-by-rule' as const, message: 'Ce brouillon a été jeté.' };
  save.mockRejectedValueOnce(new ProblemError(discarded, 409));
  const draft = keeper();
  draft.type('f', 'p', { text: 'Encore un mot' });
  await draft.flush('server');
  expect(save).toHaveBeenCalledTimes(2);
  const [id, typed] = save.mock.calls[1] ?? [];
  expect(id).not.toBe('d1');
  expect(typed?.content).toEqual({ text: 'Encore un mot' });
  expect([told.at(-1)?.state, kept.size]).toEqual(['saved', 0]);
});

test('once discarded, nothing is left on the server nor on the device, and a later draft is another one', async () => {
  const draft = keeper();
  draft.type('f', 'p', { text: 'x' });
  await draft.flush('device');
  await draft.discard();
  expect(discard).toHaveBeenCalledWith('d1');
  expect(kept.size).toBe(0);
  draft.type('f', 'p', { text: 'new' });
  await draft.flush('server');
  expect(save.mock.calls.at(-1)?.[0]).not.toBe('d1');
});
