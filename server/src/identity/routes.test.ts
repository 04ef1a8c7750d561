import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mountRoutes, openHttp, RefusedByRight, uuidv7, type Act } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { identity, Identity, InsiInquiry } from './contract.ts';
import { identityRoutes } from './routes.ts';
import { durand, openOffice, type Office } from './testing/office.ts';

let office: Office;
let app: FastifyInstance;
let role: Act['role'] = 'administratif';
const outOfReach = new Set<string>();
const traced: [name: string, personId: string | null, why: string | null | undefined][] = [];

beforeAll(async () => {
  office = await openOffice(await freshDatabase(inject('postgres'), inject('template')));
  app = openHttp(office.platform);
  const routes = identityRoutes({
    reach: (_tx, _act, personId) =>
      outOfReach.has(personId)
        ? Promise.reject(new RefusedByRight('record-out-of-reach', 'Hors de portée.'))
        : Promise.resolve(),
  });
  mountRoutes(app, routes, office.platform, {
    whoAsks: () => Promise.resolve({ ...office.act(), role }),
    checkOrigin: () => {},
    trace: (_tx, _act, name, note) => Promise.resolve(void traced.push([name, note.personId, note.why])),
    traceRefusal: () => Promise.resolve(),
  });
});
afterAll(async () => {
  await app.close();
  await office.close();
});

async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, commandId = uuidv7()) {
  const reply = await app.inject({ method, url, ...(payload && { payload }), headers: { 'x-command-id': commandId } });
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
}

const create = async (traits: object = {}): Promise<string> => {
  const id = uuidv7();
  const { status, body } = await send('POST', '/api/persons', { id, traits: { ...durand, ...traits } });
  expect(body).toMatchObject({ personId: id });
  expect(status).toBe(200);
  return id;
};

test('an identity is created, read, proven, asked and answered as its contract says; each act leaves a trace (INS/va1.39, INS/va1.49)', async () => {
  const id = await create();
  traced.length = 0;
  const read = await send('GET', `/api/persons/${id}/identity`);
  expect(Identity.parse(read.body)).toMatchObject({
    birthPlaceName: 'Rennes',
    status: 'provisoire',
    locked: false,
    insiBlockedBecause: null,
  });
  const proven = await send('POST', `/api/persons/${id}/proofs`, {
    id: uuidv7(),
    type: 'CN',
    checkedOn: '2026-08-30',
    traitsAgree: true,
  });
  expect(Identity.parse(proven.body)).toMatchObject({ status: 'validee', proofs: [{ type: 'CN' }] });
  const asked = await send('POST', `/api/persons/${id}/insi-inquiries`, { id: uuidv7(), kind: 'recuperation' });
  expect(InsiInquiry.parse(asked.body)).toMatchObject({ state: 'waiting', calls: [], failure: null });
  const changed = await send('PUT', `/api/persons/${id}/strict-traits`, {
    traits: { ...durand, sex: 'M' },
    why: 'Erreur de saisie',
  });
  expect(Identity.parse(changed.body)).toMatchObject({ status: 'provisoire', traits: { sex: 'M' } });
  expect(traced).toEqual([
    ['identity.identity', id, undefined],
    ['identity.recordProof', id, undefined],
    ['identity.askInsi', id, undefined],
    ['identity.changeStrictTraits', id, 'Erreur de saisie'],
  ]);
});

test('lists answer as their contract says', async () => {
  await create({ birthDate: '1940-01-01' });
  const lists = [
    [identity.toSettle, await send('GET', '/api/identities/to-settle')],
    [identity.suspectedDoubles, await send('GET', '/api/identities/doubles')],
    [identity.settings, await send('GET', '/api/identities/settings')],
    [identity.findBirthplaces, await send('POST', '/api/birthplaces/search', { text: 'vitr', birthDate: null })],
    [
      identity.findDoubles,
      await send('POST', '/api/persons/doubles', { birthFamilyName: 'dur', birthDate: '1940-01-01' }),
    ],
  ] as const;
  for (const [contract, { status, body }] of lists) {
    expect(status).toBe(200);
    expect(contract.reply.safeParse(body).error).toBeUndefined();
  }
});

test('a settings screen saved as it was read changes nothing', async () => {
  const before = await send('GET', '/api/identities/settings');
  role = 'encadrement';
  const { proofs, validateOnHighTrustProof } = identity.settings.reply.parse(before.body);
  expect((await send('PUT', '/api/identities/settings', { validateOnHighTrustProof, proofs })).status).toBe(200);
  role = 'administratif';
  expect((await send('GET', '/api/identities/settings')).body).toEqual(before.body);
});

test('the known person is named when a creation is refused, and the same command twice is one creation', async () => {
  const id = await create({ birthDate: '1941-01-01' });
  const refused = await send('POST', '/api/persons', { id: uuidv7(), traits: { ...durand, birthDate: '1941-01-01' } });
  expect(refused).toMatchObject({ status: 409, body: { code: 'person-already-known', faults: [{ where: id }] } });
  const command = uuidv7();
  const creation = { id: uuidv7(), traits: { ...durand, birthDate: '1941-01-02' } };
  const twice = [
    await send('POST', '/api/persons', creation, command),
    await send('POST', '/api/persons', creation, command),
  ];
  expect(twice.map(({ status, body }) => [status, body['localId']])).toEqual([
    [200, twice[0]?.body['localId']],
    [200, twice[0]?.body['localId']],
  ]);
});

test('INS/va1.50 INS/va1.32 a care assistant reads an identity and may not call INSi; an administrator reads none', async () => {
  const id = await create({ birthDate: '1942-01-01' });
  role = 'soignant';
  expect((await send('GET', `/api/persons/${id}/identity`)).status).toBe(200);
  expect((await send('POST', `/api/persons/${id}/insi-inquiries`, { id: uuidv7(), kind: 'recuperation' })).status).toBe(
    403,
  );
  role = 'administrateur';
  expect((await send('GET', `/api/persons/${id}/identity`)).status).toBe(403);
  role = 'administratif';
});

test('a person out of reach is neither read nor merged', async () => {
  const [id, other] = [await create({ birthDate: '1943-01-01' }), await create({ birthDate: '1943-01-02' })];
  outOfReach.add(other);
  expect((await send('GET', `/api/persons/${other}/identity`)).body).toMatchObject({ code: 'record-out-of-reach' });
  expect(
    (await send('POST', `/api/persons/${id}/merges`, { id: uuidv7(), absorbedPersonId: other, why: 'Même personne' }))
      .status,
  ).toBe(403);
});

test('a person of another organisation does not exist here, even for one who knows the id', async () => {
  const stranger = await office.elsewhere().create();
  for (const [method, path, payload] of [
    ['GET', 'identity', undefined],
    ['PUT', 'strict-traits', { traits: durand, why: 'Essai' }],
    ['POST', 'proofs', { id: uuidv7(), type: 'CN', checkedOn: '2026-08-30', traitsAgree: true }],
    ['POST', 'insi-inquiries', { id: uuidv7(), kind: 'recuperation' }],
    ['POST', 'attributes', { attribute: 'douteuse', present: true, why: 'Essai' }],
  ] as const) {
    expect(await send(method, `/api/persons/${stranger.id}/${path}`, payload)).toMatchObject({
      status: 404,
      body: { code: 'unknown-person' },
    });
  }
});
