import { mauricette } from '@liane/cast';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mountRoutes, openHttp, uuidv7, type Act, type Platform } from '../platform/index.ts';
import { documentRoutes } from './routes.ts';
import { openHouse, type House } from './testing/house.ts';
import { receivedCda } from './testing/received-cda.ts';

let house: House;
let app: FastifyInstance;
let asking: Act;
let personId: string;

beforeAll(async () => {
  house = await openHouse();
  const platform = {
    database: house.database,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  } as unknown as Platform;
  app = openHttp(platform);
  mountRoutes(app, documentRoutes(house.workshop), platform, {
    whoAsks: () => Promise.resolve(asking),
    checkOrigin: () => {},
    ...house.workshop.needs.doorkeeper,
  });
  personId = await house.moveIn(mauricette);
});
beforeEach(() => {
  asking = house.act();
  house.traced.length = 0;
});
afterAll(async () => {
  await app.close();
  await house.close();
});

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  command = uuidv7(),
): Promise<Answer> {
  const reply = await app.inject({
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: { 'x-command-id': command },
  });
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
}

const begin = (model: string, id = uuidv7()) =>
  ask('POST', `/api/persons/${personId}/documents`, { id, model, replacesId: null });
const noWords = { lines: {}, freeTexts: {}, recipients: {}, destination: null, typedAt: new Date().toISOString() };

test('from a beginning to a deletion, each act leaves its trace on the person', async () => {
  const id = uuidv7();
  const begun = await begin('transfer-sheet', id);
  expect(begun.status).toBe(200);
  const { written } = begun.body as { written: string };
  const saved = await ask('PUT', `/api/documents/${id}/draft`, {
    ...noWords,
    freeTexts: { reason: 'Chute' },
    basedOn: written,
  });
  expect(saved.status).toBe(200);
  const { written: basedOn } = saved.body as { written: string };
  expect((await ask('POST', `/api/documents/${id}/refresh`)).status).toBe(200);
  expect((await ask('GET', `/api/documents/${id}/draft`)).body).toMatchObject({
    document: { state: 'draft', stateInFrench: 'Brouillon' },
  });
  expect((await ask('POST', `/api/documents/${id}/validation`, { id: uuidv7(), basedOn })).body).toMatchObject({
    state: 'validated',
    files: ['n1', 'n3', 'pdf'],
  });
  expect((await ask('GET', `/api/documents/${id}`)).body).toMatchObject({ hasPdf: true, verdict: { faults: [] } });
  expect(
    (await ask('POST', `/api/documents/${id}/deletion`, { id: uuidv7(), why: 'Erreur de destinataire' })).body,
  ).toMatchObject({ state: 'deleted' });
  expect(house.traced).toEqual(
    ['begin', 'saveDraft', 'refreshDraft', 'draft', 'validate', 'view', 'erase'].map((verb) => ({
      act: `documents.${verb}`,
      personId,
    })),
  );
});

test('a draft given up leaves its trace too', async () => {
  const id = uuidv7();
  await begin('dlu', id);
  expect((await ask('DELETE', `/api/documents/${id}/draft`)).status).toBe(200);
  expect(house.traced.at(-1)).toEqual({ act: 'documents.discard', personId });
});

test('a command sent twice does one thing, and answers the same', async () => {
  const [id, command, validation] = [uuidv7(), uuidv7(), uuidv7()];
  expect((await begin('dlu', id)).status).toBe(200);
  const again = await begin('dlu', id);
  expect(again.status).toBe(200);
  const { written: basedOn } = again.body as { written: string };
  const once = await ask('POST', `/api/documents/${id}/validation`, { id: validation, basedOn }, command);
  const twice = await ask('POST', `/api/documents/${id}/validation`, { id: validation, basedOn }, command);
  expect(once.status).toBe(200);
  expect(twice).toEqual(once);
});

test('the id of a document cannot become another document', async () => {
  const id = uuidv7();
  await begin('dlu', id);
  expect(await begin('personal-project', id)).toMatchObject({ status: 409, body: { code: 'document-id-taken' } });
});

test('accompagnant writes the personal project, and no document of care', async () => {
  asking = house.act(undefined, 'accompagnant');
  expect((await begin('personal-project')).status).toBe(200);
  expect(await begin('dlu')).toMatchObject({ status: 403, body: { code: 'documents.begin.dlu' } });
  expect(house.traced.at(-1)).toMatchObject({ act: 'documents.begin', personId, refused: 'documents.begin.dlu' });
});

test('a record out of reach shows no list', async () => {
  asking = { ...house.act(), establishmentId: uuidv7() };
  expect((await ask('GET', `/api/persons/${personId}/documents`)).status).toBe(403);
});

test('a received file is filed, listed, and comes with its comparison', async () => {
  const content = Buffer.from(receivedCda({})).toString('base64');
  const { status, body } = await ask('POST', `/api/persons/${personId}/received-documents`, {
    id: uuidv7(),
    content,
    fileName: 'retour.xml',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ document: { origin: 'received', stateInFrench: 'Reçu' } });
  const { body: listed } = await ask('GET', `/api/persons/${personId}/documents`);
  expect(Object.values(listed)).toContainEqual((body as { document: unknown }).document);
});

test('what is not base64 is not read', async () => {
  expect(
    (await ask('POST', `/api/persons/${personId}/received-documents`, { id: uuidv7(), content: 'é$', fileName: 'x' }))
      .status,
  ).toBe(400);
});
