import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { addClient } from './add-client.ts';
import { closeClient } from './close-client.ts';
import { fhirApiRoutes } from './routes.ts';
import { openFhirHouse, type FhirHouse } from './testing/fhir-house.ts';

let house: FhirHouse;
beforeAll(async () => (house = await openFhirHouse()));
afterAll(() => house.close());

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const grant = { grant_type: 'client_credentials' };

describe('RFC 6749 §4.4', () => {
  test('a token with the secret in the header or in the body, no longer than ten minutes, never kept in clear', async () => {
    const { id, secret } = await house.partner(['system/Patient.rs', 'system/Condition.r']);
    const inHeader = await house.tokenFor(grant, basic(id, secret));
    expect(inHeader.statusCode).toBe(200);
    expect(inHeader.headers['cache-control']).toBe('no-store');
    const issued = inHeader.json<{ access_token: string; token_type: string; expires_in: number; scope: string }>();
    expect(issued).toMatchObject({
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'system/Patient.rs system/Condition.r',
    });
    const kept = await house.owner.query(
      'select row_to_json(t)::text || row_to_json(c)::text as all from fhir_tokens t join fhir_clients c on c.id = t.client_id',
    );
    const everything = kept.rows.map(({ all }: { all: string }) => all).join();
    expect(everything).toContain(id);
    expect(everything).not.toContain(issued.access_token);
    expect(everything).not.toContain(secret);
    const inBody = await house.tokenFor({ ...grant, client_id: id, client_secret: secret, scope: 'system/Patient.r' });
    expect(inBody.json()).toMatchObject({ scope: 'system/Patient.r' });
  });

  test.each([
    [{}, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [grant, 401, 'invalid_client'],
    [{ ...grant, client_id: uuidv7(), client_secret: 'x' }, 401, 'invalid_client'],
    [{ ...grant, client_id: "' or 1=1 --", client_secret: 'x' }, 401, 'invalid_client'],
    [{ ...grant, client_id: '\u0000', client_secret: '\u0000' }, 401, 'invalid_client'],
  ])('%j is refused: %i %s', async (form, status, error) => {
    const answer = await house.tokenFor(form);
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([status, error]);
  });

  test('a wrong secret, a scope not held, both ways at once, a JSON body', async () => {
    const { id, secret } = await house.partner(['system/Patient.r']);
    const wrong = await house.tokenFor(grant, basic(id, `${secret}x`));
    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers['www-authenticate']).toMatch(/^Basic /);
    const wide = await house.tokenFor({ ...grant, client_id: id, client_secret: secret, scope: 'system/Patient.rs' });
    expect([wide.statusCode, wide.json<{ error: string }>().error]).toEqual([400, 'invalid_scope']);
    const twice = await house.tokenFor({ ...grant, client_secret: secret }, basic(id, secret));
    expect(twice.json<{ error: string }>().error).toBe('invalid_request');
    const json = await house.app.inject({
      method: 'POST',
      url: '/oauth/token',
      payload: { ...grant, client_id: id, client_secret: secret },
    });
    expect([json.statusCode, json.json<{ error: string }>().error]).toEqual([400, 'invalid_request']);
    const traced = await house.traces(id);
    expect(traced.map(({ act, refused }) => [act, refused])).toEqual([
      ['fhir-api.token', null],
      ['fhir-api.token', 'fhir-secret-wrong'],
      ['fhir-api.token', 'fhir-scope-not-held'],
    ]);
  });
});

test('too many tries of one client wait: 429', async () => {
  const { id } = await house.partner(['system/Patient.r']);
  house.clock.now = new Date(house.clock.now.getTime() + 120_000);
  const statuses: number[] = [];
  for (let time = 0; time < 22; time += 1)
    statuses.push((await house.tokenFor({ ...grant, client_id: id, client_secret: 'faux' })).statusCode);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429]);
  house.clock.now = new Date(house.clock.now.getTime() + 120_000);
});

describe('a token', () => {
  const ask = (token: string) =>
    house.app.inject({ method: 'GET', url: '/fhir/R4/Patient', headers: { authorization: `Bearer ${token}` } });

  test.each([
    undefined,
    'Bearer',
    'Bearer x',
    'Basic eDp4',
    `Bearer ${'a'.repeat(43)}`,
    `Bearer ${'a'.repeat(5000)}`,
    "Bearer ' or 1=1 -- aaaaaaaaaaaaaaaaaaaaa",
  ])('%s opens nothing', async (authorization) => {
    const answer = await house.app.inject({
      method: 'GET',
      url: '/fhir/R4/Patient',
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
    expect(answer.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'login' }],
    });
  });

  test('ends after ten minutes', async () => {
    const { token } = await house.partner(['system/Patient.s']);
    expect((await ask(token)).statusCode).toBe(200);
    house.clock.now = new Date(house.clock.now.getTime() + 599_000);
    expect((await ask(token)).statusCode).toBe(200);
    house.clock.now = new Date(house.clock.now.getTime() + 1_000);
    expect((await ask(token)).statusCode).toBe(401);
  });

  test('ends at once when its client is closed, and no other is given', async () => {
    const { id, secret, token } = await house.partner(['system/Patient.s']);
    const act = house.here.act();
    await house.platform.database.within(act, (tx) => closeClient(tx, act, id));
    expect((await ask(token)).statusCode).toBe(401);
    expect((await house.tokenFor({ ...grant, client_id: id, client_secret: secret })).statusCode).toBe(401);
    await expect(house.platform.database.within(act, (tx) => closeClient(tx, act, id))).rejects.toMatchObject({
      code: 'fhir-client-already-closed',
    });
  });

  test('a client is closed by its own organisation only', async () => {
    const { id, token } = await house.partner(['system/Patient.s']);
    const stranger = house.elsewhere.act();
    await expect(house.platform.database.within(stranger, (tx) => closeClient(tx, stranger, id))).rejects.toMatchObject(
      { kind: 'not-found' },
    );
    expect((await ask(token)).statusCode).toBe(200);
  });
});

describe('what administrators do', () => {
  test('the list says addresses and who is open, of their organisation only, without a secret', async () => {
    const { id } = await house.partner(['system/Patient.s'], { name: 'Laboratoire des Halles' });
    const list = fhirApiRoutes('http://localhost:3000').find(({ act }) => act === 'fhir-api.clients');
    const seen = async (act: ReturnType<typeof house.here.act>) =>
      (await house.platform.database.within(act, async (tx) => list?.do({ params: {}, body: undefined }, act, tx))) as {
        fhirUrl: string;
        clients: { id: string; name: string; lastTokenAt: string | null }[];
      };
    const here = await seen(house.here.act());
    expect(here.fhirUrl).toBe('http://localhost:3000/fhir/R4');
    const mine = here.clients.find((client) => client.id === id);
    expect(mine).toMatchObject({
      name: 'Laboratoire des Halles',
      closedAt: null,
      lastTokenAt: house.clock.now.toISOString(),
    });
    expect(JSON.stringify(here)).not.toMatch(/secret|scrypt|cursor/i);
    expect((await seen(house.elsewhere.act())).clients.map((client) => client.id)).not.toContain(id);
  });

  test('the same client is not opened twice', async () => {
    const { id } = await house.partner(['system/Patient.s']);
    for (const there of [house.here, house.elsewhere]) {
      const act = there.act();
      const again = house.platform.database.within(act, (tx) =>
        addClient(tx, act, { id, name: 'Encore', scopes: ['system/Patient.s'], frCore: '2.2.0' }),
      );
      await expect(again).rejects.toMatchObject({ code: 'fhir-client-already-there' });
    }
  });
});
