// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problemOf } from '../client/problems.ts';
import { onTopOf } from './edits.ts';
import type { Draft } from './edits.ts';
import { useDocumentDraft } from './use-document-draft.ts';
import { sheet } from './testing/sheet.ts';

vi.mock('../offline/device.ts', () => ({
  device: {
    keep: async () => true,
    all: async () => [],
    release: async () => undefined,
    onChange: () => () => undefined,
  },
}));

const person = '01970000-0000-7000-8000-000000000100';
const id = '01970000-0000-7000-8000-000000000200';
const at = '2026-11-21T02:00:00.000Z';

let texts: Record<string, string> = {};
let rows: { id: string; form: string; personId: string; content: object; savedAt: string }[] = [];
/** The answer of the next save is lost on its way, however often it is repeated. */
let silent = false;

const mark = (words: Record<string, string>): string => `${words['events']} / ${words['last-meal']}`;
const writtenNow = (): string => mark(texts);

const section = (key: string, title: string): Draft['sections'][number] => ({
  key,
  title,
  mandatory: false,
  lines: [],
  freeText: texts[key] ?? '',
  freeTextLabel: title,
  missing: null,
  completeAt: null,
});

const draftNow = (): Draft => ({
  document: { ...sheet, id, personId: person },
  recipients: [],
  sections: [section('events', 'Ce qui s’est passé'), section('last-meal', 'Dernier repas')],
  warnings: [],
  sending: { visibility: 'normal', skipped: [] },
  savedAt: at,
  written: writtenNow(),
});

const reply = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A server of one draft, that refuses what another window changed. */
async function server(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const path = url instanceof Request ? url.url : url.toString();
  if (path.endsWith(`/documents/${id}/draft`)) {
    if (init?.method !== 'PUT') return reply(draftNow());
    const { basedOn, freeTexts } = JSON.parse(init.body as string) as { basedOn: string; freeTexts: typeof texts };
    if (basedOn !== writtenNow() && mark(freeTexts) !== writtenNow())
      return reply({ code: 'draft-changed-meanwhile', kind: 'refused-by-rule', message: 'Modifié ailleurs.' }, 409);
    texts = freeTexts;
    if (silent) throw new TypeError('the network went away');
    return reply(draftNow());
  }
  if (!path.includes('/drafts/')) return reply(rows);
  const rowId = path.split('/').at(-1) ?? '';
  if (init?.method !== 'PUT') return reply({ at });
  const { form, content } = JSON.parse(init.body as string) as { form: string; content: object };
  const row = { id: rowId, form, personId: person, content, savedAt: new Date().toISOString() };
  rows = [...rows.filter((known) => known.id !== rowId), row];
  return reply(row);
}

beforeEach(() => {
  texts = { events: '', 'last-meal': '' };
  rows = [];
  silent = false;
  vi.stubGlobal('fetch', server);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A window that shows the draft. */
async function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const page = renderHook(() => useDocumentDraft(id, person), { wrapper });
  const { result } = page;
  await waitFor(() => expect(result.current.draft).toBeDefined());
  const shown = (): Draft => {
    if (result.current.draft === undefined) throw new Error('the draft is not shown');
    return result.current.draft;
  };
  return {
    leave: page.unmount,
    now: () => result.current,
    text: (key: string) => shown().sections.find((one) => one.key === key)?.freeText,
    write: (key: string, words: string) =>
      act(() => result.current.edit(onTopOf(shown(), { freeTexts: { [key]: words } }))),
    /** The mark of what is kept, or the words of what was refused. */
    flush: () =>
      act(() =>
        result.current.flush().then(
          (written) => written,
          (refusal: unknown) => problemOf(refusal).message,
        ),
      ),
    choose: (takes: 'here' | 'there') =>
      act(() => {
        const [one] = result.current.apart;
        if (one !== undefined) result.current.choose(one, takes);
      }),
  };
}

test('what another window wrote is shown beside what is here; taken over, both are kept and nothing is lost', async () => {
  const first = await open();
  const second = await open();
  first.write('events', 'Tombée du lit');
  await first.flush();
  second.write('last-meal', 'Compote');
  expect(await second.flush()).toBe('Modifié ailleurs.');
  expect(texts).toEqual({ events: 'Tombée du lit', 'last-meal': '' });
  await waitFor(() =>
    expect(second.now().apart).toMatchObject([{ label: 'Ce qui s’est passé', here: '', there: 'Tombée du lit' }]),
  );
  // While nobody chose, nothing is said to be saved.
  expect(await second.flush()).toBe('Ce brouillon a été modifié dans une autre fenêtre.');
  expect(second.now().kept.state).toBe('nothing');

  second.choose('there');
  const written = await second.flush();
  expect(texts).toEqual({ events: 'Tombée du lit', 'last-meal': 'Compote' });
  expect(written).toBe(writtenNow());

  // The first window learns of it when its validation is refused.
  act(() => first.now().reread());
  await waitFor(() =>
    expect(first.now().apart).toMatchObject([{ label: 'Dernier repas', here: '', there: 'Compote' }]),
  );
  first.choose('there');
  expect(await first.flush()).toBe(written);
  expect([first.text('events'), first.text('last-meal')]).toEqual(['Tombée du lit', 'Compote']);
});

test('mine kept replaces theirs, and the draft is saved again', async () => {
  const first = await open();
  const second = await open();
  first.write('events', 'Tombée du lit');
  await first.flush();
  second.write('events', 'Trouvée au sol');
  expect(await second.flush()).toBe('Modifié ailleurs.');
  await waitFor(() => expect(second.now().apart).toHaveLength(1));
  second.choose('here');
  await second.flush();
  expect(texts['events']).toBe('Trouvée au sol');
});

test('words put back after a reload do not cover what another window wrote since', async () => {
  const before = await open();
  before.write('last-meal', 'Compote');
  before.leave();
  await waitFor(() => expect(rows).toHaveLength(1));
  texts = { events: 'Tombée du lit', 'last-meal': '' };
  const after = await open();
  await waitFor(() => expect(after.text('last-meal')).toBe('Compote'));
  expect(await after.flush()).toBe('Modifié ailleurs.');
  await waitFor(() => expect(after.now().apart).toMatchObject([{ here: '', there: 'Tombée du lit' }]));
  expect(texts['events']).toBe('Tombée du lit');
});

test('a save whose answer was lost is not told as another window', async () => {
  const only = await open();
  only.write('events', 'Tombée');
  silent = true;
  expect(await only.flush()).toBe('Le serveur ne répond pas.');
  silent = false;
  only.write('events', 'Relevée à deux');
  await only.flush();
  expect(only.now().apart).toEqual([]);
  expect(texts['events']).toBe('Relevée à deux');
});
