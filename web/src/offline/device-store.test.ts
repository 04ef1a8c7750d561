import { expect, test } from 'vitest';
import { deviceStore } from './device-store.ts';
import type { Owner } from './device-store.ts';
import type { Shelf, ShelfRow } from './shelf.ts';

function memoryShelf(rows = new Map<string, ShelfRow>()): Shelf & { rows: Map<string, ShelfRow> } {
  return {
    rows,
    put: async (row) => void rows.set(row.id, row),
    of: async (accountId) => [...rows.values()].filter((row) => row.accountId === accountId),
    remove: async (id) => void rows.delete(id),
  };
}

const secret = (byte: number): string => btoa(String.fromCodePoint(...new Uint8Array(32).fill(byte)));
const nadia: Owner = { accountId: 'nadia', deviceKey: secret(1) };
const yann: Owner = { accountId: 'yann', deviceKey: secret(2) };
const words = { text: 'Chute sans gravité de Mauricette' };

test('what is kept comes back to the one who typed it', async () => {
  const shelf = memoryShelf();
  const store = deviceStore(
    () => shelf,
    () => nadia,
  );
  await store.keep({ id: 'a', kind: 'draft', at: new Date(5), content: words });
  expect(await store.all()).toEqual([{ id: 'a', kind: 'draft', at: new Date(5), content: words }]);
});

test('nothing of the words can be read on the device, nor by the next person', async () => {
  const shelf = memoryShelf();
  await deviceStore(
    () => shelf,
    () => nadia,
  ).keep({ id: 'a', kind: 'draft', at: new Date(), content: words });
  const row = shelf.rows.get('a');
  expect(new TextDecoder().decode(row?.cipher)).not.toContain('Mauricette');
  expect(
    await deviceStore(
      () => shelf,
      () => yann,
    ).all(),
  ).toEqual([]);
  // Even a row passed off as one's own stays closed.
  if (row !== undefined) shelf.rows.set('a', { ...row, accountId: 'yann' });
  expect(
    await deviceStore(
      () => shelf,
      () => yann,
    ).all(),
  ).toEqual([]);
});

test('a row that was altered, or moved to another identifier, is not believed', async () => {
  const shelf = memoryShelf();
  const store = deviceStore(
    () => shelf,
    () => nadia,
  );
  await store.keep({ id: 'a', kind: 'command', at: new Date(), content: words });
  const row = shelf.rows.get('a');
  if (row === undefined) throw new Error('not kept');
  shelf.rows.set('b', { ...row, id: 'b' });
  expect((await store.all()).map(({ id }) => id)).toEqual(['a']);
  new Uint8Array(row.cipher)[0] = (new Uint8Array(row.cipher)[0] ?? 0) ^ 1;
  expect(await store.all()).toEqual([]);
});

test('keeps nothing in clear when nobody is signed in', async () => {
  const shelf = memoryShelf();
  const store = deviceStore(
    () => shelf,
    () => undefined,
  );
  expect(await store.keep({ id: 'a', kind: 'draft', at: new Date(), content: words })).toBe(false);
  expect(shelf.rows.size).toBe(0);
});

test('the same words are never sealed twice alike', async () => {
  const shelf = memoryShelf();
  const store = deviceStore(
    () => shelf,
    () => nadia,
  );
  await store.keep({ id: 'a', kind: 'draft', at: new Date(), content: words });
  const first = shelf.rows.get('a')?.iv;
  await store.keep({ id: 'a', kind: 'draft', at: new Date(), content: words });
  expect(shelf.rows.get('a')?.iv).not.toEqual(first);
});

test('tells who listens, and forgets what was acknowledged', async () => {
  const shelf = memoryShelf();
  const store = deviceStore(
    () => shelf,
    () => nadia,
  );
  let told = 0;
  const stop = store.onChange(() => (told += 1));
  await store.keep({ id: 'a', kind: 'draft', at: new Date(), content: words });
  await store.release('a');
  stop();
  await store.release('a');
  expect(told).toBe(2);
  expect(await store.all()).toEqual([]);
});
