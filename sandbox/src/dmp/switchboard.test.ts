import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { refusalCodes } from './rules/refusal-codes.ts';
import { existenceAction, existenceOf } from './testing/existence.ts';
import { callOf, lotAbout } from './testing/lot.ts';
import { keysOf, openTown, refusalsOf } from './testing/town.ts';
import type { TestTown } from './testing/town.ts';

let here: TestTown;
beforeAll(async () => {
  here = await openTown();
});
afterEach(() => here.town.faults.clearAll());
afterAll(() => here.town.close());

const ask = () => here.call({ path: 'patients', action: existenceAction, body: existenceOf('mauricette') });
const feed = () => here.call(callOf(lotAbout('mauricette', keysOf(here.town, '1990001026').seal), 'mauricette'));
const apply = (fields: Record<string, string>) =>
  fetch(`${here.town.url}/sandbox/faults/dmp`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

test('the page offers every fault of the DMP, its codes and its operations, in French', async () => {
  const page = await (await fetch(here.town.url)).text();
  const card = page.slice(page.indexOf('id="dmp"'), page.indexOf('Appliquer à DMP'));
  for (const words of [
    'lent',
    'coupé',
    'réponse illisible',
    'coupure en cours',
    'refus choisi',
    'gardé sans accusé',
    'réponse tronquée',
    'document altéré',
    'TD2.1 : dépôt',
  ])
    expect(card).toContain(words);
  for (const { code, inFrench } of refusalCodes) expect(card).toContain(`${code} : ${inFrench}`);
});

test('a chosen refusal comes from the form, on one operation, as many times as told', async () => {
  await apply({ kind: 'code', code: 'XDSRepositoryBusy', operation: 'TD2.1', remaining: '1', delaySeconds: '' });
  expect(await (await fetch(here.town.url)).text()).toContain('refus choisi XDSRepositoryBusy sur TD2.1');
  expect(refusalsOf(await ask())).toEqual([]);
  expect(refusalsOf(await feed())).toEqual(['XDSRepositoryBusy']);
  expect(refusalsOf(await feed())).toEqual([]);
  expect(here.town.journal.of('dmp')).toContainEqual(
    expect.objectContaining({ fault: 'code', asked: expect.stringContaining('panne voulue : refus choisi') }),
  );
});

test('IHE codes are told by the registry, those of the DMP by a fault', async () => {
  here.town.faults.set('dmp', { kind: 'code', code: 'DMPAccessDeniedByRightsService' });
  const fault = await feed();
  expect([fault.status, fault.fault]).toEqual([500, 'DMPAccessDeniedByRightsService']);
  here.town.faults.set('dmp', { kind: 'code', code: 'XDSRegistryError' });
  const answer = await feed();
  expect([answer.status, answer.fault, refusalsOf(answer)]).toEqual([200, undefined, ['XDSRegistryError']]);
});

test.each([
  ['unacknowledged', /socket hang up|ECONNRESET/],
  ['truncated', /./],
])('%s: the deposit was kept all the same', async (kind, message) => {
  const lot = lotAbout('mauricette', keysOf(here.town, '1990001026').seal);
  await apply({ kind, remaining: '1' });
  await expect(here.call(callOf(lot, 'mauricette'))).rejects.toThrow(message);
  expect(refusalsOf(await here.call(callOf(lot, 'mauricette')))).toContain('XDSDuplicateUniqueIdInRegistry');
});

test('an impossible fault is refused in French', async () => {
  const reply = await fetch(`${here.town.url}/sandbox/faults/dmp`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'code', code: '<script>' }),
  });
  expect([reply.status, await reply.json()]).toEqual([
    400,
    expect.objectContaining({ message: expect.stringContaining('lettres') }),
  ]);
});
