import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import type { RunningSandbox } from '../start.ts';

let town: RunningSandbox;
beforeAll(async () => {
  town = await startSandbox({ port: 0 });
});
afterEach(() => town.reset());
afterAll(async () => town.close());

const page = async (path: string): Promise<string> =>
  (await fetch(town.url + path, { headers: { accept: 'text/html' } })).text();
const put = (service: string, body: string, type = 'application/json') =>
  fetch(`${town.url}/sandbox/faults/${service}`, { method: 'PUT', headers: { 'content-type': type }, body });
const submit = (path: string, fields: Record<string, string>) =>
  fetch(town.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
    body: new URLSearchParams(fields),
  });

test('the front page shows every service, its addresses, the cast and their numbers, and says it is not real', async () => {
  const front = await page('/');
  for (const told of [
    'Bac à sable — données fictives',
    'Pro Santé Connect',
    `${town.url}/auth`,
    'INSi',
    town.insiUrl,
    'Aurélie BESNARD',
    '810199000018',
    'Mauricette DELAUNAY',
    '2370429233901 50',
    'Remettre la ville en état',
  ])
    expect(front).toContain(told);
});

test('its stylesheet is served', async () => {
  const css = await fetch(`${town.url}/sandbox/town.css`);
  expect(css.headers.get('content-type')).toContain('text/css');
  expect(await css.text()).toContain('prefers-color-scheme: dark');
});

test('a program sets a fault, sees it, removes it', async () => {
  expect(await (await put('insi', '{"kind":"slow","delayMs":50,"remaining":2}')).json()).toEqual({
    kind: 'slow',
    delayMs: 50,
    remaining: 2,
  });
  expect(await (await fetch(`${town.url}/sandbox/faults`)).json()).toMatchObject({
    'pro-sante-connect': null,
    insi: { kind: 'slow', delayMs: 50, remaining: 2 },
  });
  expect(await page('/')).toContain('encore 2 requêtes');
  expect((await fetch(`${town.url}/sandbox/faults/insi`, { method: 'DELETE' })).status).toBe(204);
  expect(town.faults.on('insi')).toBeUndefined();
});

test('a trainer sets a fault by the form, without script', async () => {
  const answer = await submit('/sandbox/faults/pro-sante-connect', {
    kind: 'slow',
    delaySeconds: '0.5',
    remaining: '',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#pro-sante-connect']);
  expect(town.faults.on('pro-sante-connect')).toEqual({ kind: 'slow', delayMs: 500 });
  await submit('/sandbox/faults/pro-sante-connect', { kind: 'none' });
  expect(town.faults.on('pro-sante-connect')).toBeUndefined();
});

test.each([
  ['{"kind":"fire"}', 400],
  ['{}', 400],
  ['null', 400],
  ['{"kind":', 400],
  [`{"kind":"slow","x":"${'x'.repeat(11_000_000)}"}`, 413],
])('a fault that cannot be is refused', async (body, status) => {
  expect((await put('insi', body)).status).toBe(status);
  expect(town.faults.on('insi')).toBeUndefined();
});

test('a house that does not exist', async () => {
  expect((await put('nulle-part', '{"kind":"down"}')).status).toBe(404);
  expect((await fetch(`${town.url}/sandbox/journal/nulle-part`)).status).toBe(404);
});

test('the journal is told to people and to programs, hostile text included', async () => {
  town.journal.record({
    service: 'insi',
    asked: 'Recherche <script>',
    received: '<a>&</a>',
    answered: 'ok',
    status: 200,
  });
  expect(await (await fetch(`${town.url}/sandbox/journal/insi`)).json()).toMatchObject({
    entries: [{ asked: 'Recherche <script>', status: 200 }],
  });
  const journal = await page('/sandbox/journal/insi');
  expect(journal).toContain('Recherche &#60;script&#62;');
  expect(journal).not.toContain('Recherche <script>');
});

test('the town is put back as it was', async () => {
  await put('insi', '{"kind":"down"}');
  town.journal.record({ service: 'insi', asked: 'x', received: '', answered: '' });
  expect((await submit('/sandbox/reset', {})).headers.get('location')).toBe('/');
  expect([town.faults.on('insi'), town.journal.of('insi')]).toEqual([undefined, []]);
});
