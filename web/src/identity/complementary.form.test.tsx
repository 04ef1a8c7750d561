// @vitest-environment jsdom
import type { Identity } from '@liane/server/contract/identity';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { identity as contracts } from '@liane/server/contract/identity';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAsk } from '../client/use-ask.ts';
import { ComplementaryForm } from './complementary.form.tsx';
import { completeComplementary, noComplementary } from './typed-traits.ts';

vi.mock('../offline/device.ts', () => ({
  device: {
    keep: async () => true,
    all: async () => [],
    release: async () => undefined,
    onChange: () => () => undefined,
  },
}));

const person = '01970000-0000-7000-8000-000000000100';
const at = '2026-11-21T02:00:00.000Z';

const read: Identity = {
  personId: person,
  localId: '2026-000001',
  traits: {
    birthFamilyName: 'DUBOIS',
    firstBirthGivenName: 'MAURICETTE',
    birthGivenNames: 'MAURICETTE',
    birthDate: '1938-03-12',
    sex: 'F',
    birthPlaceCode: '35238',
  },
  birthPlaceName: 'Rennes',
  complementary: completeComplementary(noComplementary),
  complementaryVersion: 1,
  status: 'provisoire',
  attributes: [],
  ins: null,
  locked: false,
  proofs: [],
  statusHistory: [],
  traitHistory: [],
  inquiries: [],
  insiBlockedBecause: null,
  mergedInto: null,
  merges: [],
};

let held: Identity;
let sent: { basedOn: number; usedFamilyName: string | null; phone: string | null }[] = [];

/** A server that holds one identity, and refuses what was not based on it. */
async function server(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const path = url instanceof Request ? url.url : url.toString();
  const reply = (body: unknown, status = 200): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  if (path.endsWith('/identity')) return reply(held);
  if (path.endsWith('/complementary-traits')) {
    const { basedOn, ...complementary } = JSON.parse(init?.body as string) as (typeof sent)[number];
    sent.push({ basedOn, ...complementary });
    if (basedOn !== held.complementaryVersion)
      return reply(
        { code: 'complementary-changed-meanwhile', kind: 'refused-by-rule', message: 'Josiane Lebrun a changé…' },
        409,
      );
    held = {
      ...held,
      complementary: complementary as Identity['complementary'],
      complementaryVersion: basedOn + 1,
    };
    return reply(held);
  }
  if (path.includes('/drafts/')) {
    if (init?.method !== 'PUT') return reply({ at });
    const { form, content } = JSON.parse(init.body as string) as { form: string; content: object };
    return reply({ id: path.split('/').at(-1), form, personId: person, content, savedAt: at });
  }
  return reply([]);
}

beforeEach(() => {
  held = read;
  sent = [];
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

function Screen({ onClose }: { onClose: () => void }) {
  const { data } = useAsk(contracts.identity, { params: { id: person } }, { topics: [`person:${person}`] });
  return data === undefined ? null : <ComplementaryForm identity={data} onClose={onClose} />;
}

test('another desk saved first: nothing is replaced, what differs is shown, and replacing is based on what was shown', async () => {
  const close = vi.fn<() => void>();
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Screen onClose={close} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.change(await screen.findByLabelText('Nom utilisé'), { target: { value: 'Le Goff' } });
  held = { ...held, complementary: { ...held.complementary, phone: '02 43 00 00 01' }, complementaryVersion: 2 };
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));

  await screen.findByText('Josiane Lebrun a changé…');
  await screen.findByText('02 43 00 00 01');
  expect(screen.getByText('Le Goff')).toBeDefined();
  expect([close.mock.calls.length, held.complementary.usedFamilyName]).toEqual([0, null]);

  fireEvent.click(screen.getByRole('button', { name: 'Reprendre ma saisie' }));
  fireEvent.change(await screen.findByLabelText('Téléphone'), { target: { value: '02 43 00 00 01' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(sent.map(({ basedOn }) => basedOn)).toEqual([1, 2]);
  expect(held.complementary).toMatchObject({ usedFamilyName: 'Le Goff', phone: '02 43 00 00 01' });
});
