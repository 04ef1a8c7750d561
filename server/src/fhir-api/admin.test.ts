import { expect, test } from 'vitest';
import { Scope } from './contract.ts';
import { presentClient } from './client.ts';
import { fhirApiRights } from './policy.ts';
import { fhirApiRoutes } from './routes.ts';
import { gives, isWithin } from './scopes.ts';
import { hashOfSecret, isSecret } from './secrets.ts';

test('only administrators open and close the API; each route asks its own right', () => {
  const routes = fhirApiRoutes('http://localhost:3000');
  expect(routes.map(({ act }) => act).toSorted()).toEqual(Object.keys(fhirApiRights).toSorted());
  const actor = { role: 'encadrement', isAdministrator: false };
  for (const route of routes) {
    expect(() => route.may(actor as never, { params: {}, body: {} }, {} as never)).toThrow(/Votre rôle/);
    expect(() =>
      route.may({ ...actor, isAdministrator: true } as never, { params: {}, body: {} }, {} as never),
    ).not.toThrow();
  }
});

test.each(['system/Patient.rs', 'system/Binary.r', 'system/Observation.s'])('%s is a scope', (scope) => {
  expect(Scope.safeParse(scope).success).toBe(true);
});

test.each([
  'system/*.rs',
  'system/Patient.*',
  'system/Patient.cruds',
  'system/Patient.w',
  'user/Patient.r',
  'patient/Patient.r',
  'system/Practitioner.r',
  'system/Patient',
  'system/Patient.r ',
  'system/Patient.r\nsystem/Condition.r',
])('%j is none', (scope) => {
  expect(Scope.safeParse(scope).success).toBe(false);
});

test('nothing is given by default, nor by a neighbour', () => {
  expect(gives([], 'Patient', 'read')).toBe(false);
  expect(gives(['system/Patient.s'], 'Patient', 'read')).toBe(false);
  expect(gives(['system/Patient.r'], 'Patient', 'search')).toBe(false);
  expect(gives(['system/Patient.rs'], 'Condition', 'read')).toBe(false);
  expect(gives(['system/Patient.rs'], 'Patient', 'read')).toBe(true);
  expect(gives(['system/Patient.rs'], 'Patient', 'search')).toBe(true);
});

test('what is asked must be held', () => {
  expect(isWithin('system/Patient.r', ['system/Patient.rs'])).toBe(true);
  expect(isWithin('system/Patient.rs', ['system/Patient.r', 'system/Patient.s'])).toBe(true);
  expect(isWithin('system/Patient.rs', ['system/Patient.r'])).toBe(false);
  for (const asked of ['', 'system/Patient', 'system/Patient.', 'system/Patient.w', '*', 'system/Pat.r'])
    expect(isWithin(asked, ['system/Patient.rs'])).toBe(false);
});

test('a secret is known again and by no other; no client, no secret', async () => {
  const kept = await hashOfSecret('le-secret');
  expect(kept).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(kept).not.toBe(await hashOfSecret('le-secret'));
  expect([
    await isSecret('le-secret', kept),
    await isSecret('le-secret ', kept),
    await isSecret('', kept),
    await isSecret('le-secret', null),
  ]).toEqual([true, false, false, false]);
});

test('what administrators see holds no secret', () => {
  const at = new Date('2026-11-21T09:00:00Z');
  const shown = presentClient({
    organisation_id: 'o',
    id: 'i',
    name: 'Pharmacie du Port',
    scopes: ['system/Patient.r'],
    fr_core: '2.2.0',
    secret_hash: 'HASH',
    cursor_key: Buffer.from('KEY'),
    added_at: at,
    added_by: 'Claire Martin',
    last_token_at: null,
    closed_at: null,
    closed_by: null,
  });
  expect(Object.keys(shown).toSorted()).toEqual([
    'addedAt',
    'addedBy',
    'closedAt',
    'closedBy',
    'frCore',
    'id',
    'lastTokenAt',
    'name',
    'scopes',
  ]);
});
