// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fact } from './content.ts';
import { FactForm } from './fact-form.tsx';
import { kindNamed } from './kinds.ts';

vi.mock('../offline/device.ts', () => ({
  device: {
    keep: async () => true,
    all: async () => [],
    release: async () => undefined,
    onChange: () => () => undefined,
  },
}));

const person = '01970000-0000-7000-8000-000000000100';
const factId = '01970000-0000-7000-8000-000000000200';
const at = '2026-11-21T02:00:00.000Z';

const version = (id: string, number: number, reaction: string, by: string): Fact => ({
  id,
  factId,
  personId: person,
  kind: 'allergy',
  version: number,
  occurredAt: at,
  recordedAt: at,
  by,
  byRole: 'infirmier',
  state: 'current',
  endedAt: null,
  why: null,
  content: { kind: 'allergy', label: 'Pénicilline', agent: 'Pénicilline', category: 'medication', reaction },
});

const mine = version('01970000-0000-7000-8000-000000000301', 1, 'Urticaire', 'Aurélie Besnard');
const theirs = version('01970000-0000-7000-8000-000000000302', 2, 'Œdème', 'Philippe Aubert');
const conflict = {
  code: 'fact-changed-meanwhile',
  kind: 'refused-by-rule',
  message: 'Quelqu’un a modifié cette information.',
};

let corrections: { basedOn: string; content: { reaction?: string } }[] = [];

/** A server where a colleague has written version 2 meanwhile. */
async function server(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const path = url instanceof Request ? url.url : url.toString();
  const reply = (body: unknown, status = 200): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  if (path.endsWith('/corrections')) {
    const sent = JSON.parse(init?.body as string) as (typeof corrections)[number];
    corrections.push(sent);
    return sent.basedOn === theirs.id ? reply({ ...theirs, version: 3 }) : reply(conflict, 409);
  }
  if (path.endsWith('/history')) return reply([theirs, mine]);
  if (path.includes('/drafts/')) {
    if (init?.method !== 'PUT') return reply({ at });
    const sent = JSON.parse(init.body as string) as { form: string; content: object };
    return reply({ id: path.split('/').at(-1), form: sent.form, personId: person, content: sent.content, savedAt: at });
  }
  return reply([]);
}

beforeEach(() => {
  corrections = [];
  // What jsdom does not have and text areas that grow ask for.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  vi.stubGlobal('fetch', server);
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a colleague wrote meanwhile: nothing is replaced, both versions are shown, and keeping mine is based on theirs', async () => {
  const done = vi.fn<() => void>();
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <FactForm personId={person} kind={kindNamed('allergy')} fact={mine} onDone={done} onBack={done} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.change(screen.getByLabelText('Ce qui s’est passé'), { target: { value: 'Urticaire géante' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer la correction' }));

  await screen.findByText('Urticaire géante');
  await screen.findByText('Œdème');
  expect(done).not.toHaveBeenCalled();
  expect(corrections.map(({ basedOn }) => basedOn)).toEqual([mine.id]);

  fireEvent.click(screen.getByRole('button', { name: 'Remplacer par la mienne' }));
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(corrections[1]?.basedOn).toBe(theirs.id);
  expect(corrections[1]?.content.reaction).toBe('Urticaire géante');
});
