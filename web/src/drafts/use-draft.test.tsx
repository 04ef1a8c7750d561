// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveAllTyped } from '../client/before-leaving.ts';
import { useDraft } from './use-draft.ts';

vi.mock('../offline/device.ts', () => ({
  device: {
    keep: async () => true,
    all: async () => [],
    release: async () => undefined,
    onChange: () => () => undefined,
  },
}));

interface Row {
  id: string;
  form: string;
  personId: string | null;
  content: Record<string, unknown>;
  savedAt: string;
}

const person = '01970000-0000-7000-8000-000000000100';
let rows: Row[] = [];
let answerMine: Promise<void> = Promise.resolve();

/** A server of drafts, as small as its contract. */
async function server(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const path = url instanceof Request ? url.url : url.toString();
  const id = path.split('/').at(-1) ?? '';
  const reply = (body: unknown): Response =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  if (init?.method === 'PUT') {
    const { form, personId, content } = JSON.parse(init.body as string) as Row;
    const row = { id, form, personId, content, savedAt: new Date().toISOString() };
    rows = [...rows.filter((known) => known.id !== id), row];
    return reply(row);
  }
  if (init?.method === 'DELETE') {
    rows = rows.filter((known) => known.id !== id);
    return reply({ at: new Date().toISOString() });
  }
  await answerMine;
  return reply(rows);
}

beforeEach(() => {
  rows = [];
  answerMine = Promise.resolve();
  vi.stubGlobal('fetch', server);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () => renderHook(() => useDraft('health.allergy', person, { label: '', reaction: '' }));

test('what is typed is on the server, and comes back when the page is opened again', async () => {
  const first = open();
  await waitFor(() => expect(first.result.current.ready).toBe(true));
  act(() => first.result.current.set({ label: 'Pénicilline' }));
  await act(() => saveAllTyped('server'));
  expect(rows).toMatchObject([
    { form: 'health.allergy', personId: person, content: { label: 'Pénicilline', reaction: '' } },
  ]);
  first.unmount();

  const second = open();
  await waitFor(() => expect(second.result.current.restoredFrom).toBeInstanceOf(Date));
  expect(second.result.current.value).toEqual({ label: 'Pénicilline', reaction: '' });
  expect(second.result.current.kept.state).toBe('saved');
  act(() => second.result.current.set({ reaction: 'Œdème' }));
  await act(() => saveAllTyped('server'));
  expect(rows).toHaveLength(1);
});

test('what is typed while old words are looked for wins, field by field', async () => {
  rows = [
    {
      id: '01970000-0000-7000-8000-000000000001',
      form: 'health.allergy',
      personId: person,
      content: { label: 'Ancien', reaction: 'Œdème' },
      savedAt: new Date().toISOString(),
    },
  ];
  let letGo = (): void => undefined;
  answerMine = new Promise<void>((resolve) => (letGo = resolve));
  const form = open();
  act(() => form.result.current.set({ label: 'Arachide' }));
  letGo();
  await waitFor(() => expect(form.result.current.ready).toBe(true));
  expect(form.result.current.value).toEqual({ label: 'Arachide', reaction: 'Œdème' });
});

test('words of another form or another person do not come back here', async () => {
  rows = [
    {
      id: '01970000-0000-7000-8000-000000000002',
      form: 'health.allergy',
      personId: null,
      content: { label: 'Autre' },
      savedAt: new Date().toISOString(),
    },
    {
      id: '01970000-0000-7000-8000-000000000003',
      form: 'health.problem',
      personId: person,
      content: { label: 'Autre' },
      savedAt: new Date().toISOString(),
    },
  ];
  const form = open();
  await waitFor(() => expect(form.result.current.ready).toBe(true));
  expect(form.result.current.value).toEqual({ label: '', reaction: '' });
});

test('leaving the page saves without waiting for the hand to rest', async () => {
  const form = open();
  await waitFor(() => expect(form.result.current.ready).toBe(true));
  act(() => form.result.current.set({ label: 'Latex' }));
  act(() => void dispatchEvent(new Event('pagehide')));
  await waitFor(() => expect(rows).toMatchObject([{ content: { label: 'Latex' } }]));
});

test('once the act is done the draft is gone and the form is blank', async () => {
  const form = open();
  await waitFor(() => expect(form.result.current.ready).toBe(true));
  act(() => form.result.current.set({ label: 'Latex' }));
  await act(() => saveAllTyped('server'));
  await act(() => form.result.current.discard());
  expect(rows).toEqual([]);
  expect(form.result.current.value).toEqual({ label: '', reaction: '' });
});
