import { mauricette } from '@liane/cast';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHttp, uuidv7, type Act, type Platform } from '../platform/index.ts';
import { documentPlugin } from './plugin.ts';
import { receive } from './receive.ts';
import { authorIn, type Author } from './testing/author.ts';
import { openHouse, stranger, type House } from './testing/house.ts';
import { receivedCda } from './testing/received-cda.ts';

let house: House;
let app: FastifyInstance;
let nurse: Author;
let asking: Act | null;
let personId: string;
let validated: string;

beforeAll(async () => {
  house = await openHouse();
  const platform = {
    database: house.database,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  } as unknown as Platform;
  app = openHttp(platform);
  documentPlugin(app, { whoAsks: () => Promise.resolve(asking) }, platform, house.workshop);
  nurse = authorIn(house, house.act());
  personId = await house.moveIn(mauricette);
  validated = (await nurse.begin(personId, 'dlu')).document.id;
  await nurse.validate(validated);
});
beforeEach(() => {
  asking = house.act();
  house.traced.length = 0;
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const get = (path: string) => app.inject({ method: 'GET', url: path });

test.each(['n3', 'n1', 'pdf'])('the %s leaves under an opaque name, not to be run nor guessed', async (file) => {
  const reply = await get(`/api/documents/${validated}/files/${file}`);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers).toMatchObject({
    'content-type': file === 'pdf' ? 'application/pdf' : 'application/xml',
    'content-disposition': `attachment; filename="document.${file === 'pdf' ? 'pdf' : 'xml'}"`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(reply.rawPayload.equals(Buffer.from(await nurse.file(validated, file as 'n3')))).toBe(true);
});

test('SC.CDA/META.01 who keeps the PDF may ask for its name', async () => {
  const reply = await get(`/api/documents/${validated}/files/pdf?nom`);
  expect(reply.headers['content-disposition']).toMatch(
    /^attachment; filename="document\.pdf"; filename\*=UTF-8''\d{4}-\d{2}-\d{2}_Document-de-liaison-d-urgence_DELAUNAY_Mauricette_/,
  );
});

test('looking leaves the trace of a reading', async () => {
  await get(`/api/documents/${validated}/files/pdf`);
  await get(`/api/documents/${validated}/preview`);
  expect(house.traced).toEqual([
    { act: 'documents.view', personId },
    { act: 'documents.view', personId },
  ]);
});

test('a role without the right is refused, and the refusal is traced', async () => {
  asking = house.act(undefined, 'administratif');
  expect((await get(`/api/documents/${validated}/files/pdf`)).statusCode).toBe(403);
  expect(house.traced).toEqual([{ act: 'documents.view', personId: null, refused: 'documents.view' }]);
});

test('a record out of reach is refused, and whose it was is traced', async () => {
  asking = { ...house.act(), establishmentId: uuidv7() };
  expect((await get(`/api/documents/${validated}/files/n3`)).statusCode).toBe(403);
  expect(house.traced).toEqual([{ act: 'documents.view', personId, refused: 'record-out-of-reach' }]);
});

test.each([
  ['nobody signed in', () => (asking = null), 401],
  ['another organisation', () => (asking = stranger(house.act())), 404],
])('%s gets nothing', async (_who, come, status) => {
  come();
  expect((await get(`/api/documents/${validated}/files/pdf`)).statusCode).toBe(status);
  expect((await get(`/api/documents/${validated}/preview`)).statusCode).toBe(status);
});

test.each(['cda', 'zip', '..%2F..%2Fetc', '__proto__'])('there is no file %s', async (file) => {
  expect((await get(`/api/documents/${validated}/files/${file}`)).statusCode).toBe(404);
});

test('an id that is none is not looked for', async () => {
  expect((await get('/api/documents/1%20or%201/files/pdf')).statusCode).toBe(404);
});

test('the preview of a document is a page without script, in a sandbox', async () => {
  const reply = await get(`/api/documents/${validated}/preview`);
  expect(reply.headers['content-security-policy']).toBe(
    "sandbox allow-downloads; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  );
  expect(reply.body).toContain('Amoxicilline');
  expect(reply.body).not.toMatch(/<script/i);
});

test('the preview of a received document shows what it says, and runs none of it', async () => {
  const cda = receivedCda({}).replace('Pas de fracture.', 'Pas de fracture &lt;script&gt;alert(1)&lt;/script&gt;');
  const { document } = await house.as(house.act(), (tx, act) =>
    receive(tx, act, { id: uuidv7(), personId, content: Buffer.from(cda).toString('base64') }, house.workshop),
  );
  const reply = await get(`/api/documents/${document.id}/preview`);
  expect(reply.body).toContain('&lt;script&gt;alert(1)');
  expect(reply.body).not.toMatch(/<script/i);
});

test('a draft shows to its author, marked as a project, and to nobody else', async () => {
  const { document } = await nurse.begin(personId, 'dlu');
  expect((await get(`/api/documents/${document.id}/preview`)).body).toContain('Amoxicilline');
  expect((await get(`/api/documents/${document.id}/files/pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await get(`/api/documents/${document.id}/files/n3`)).statusCode).toBe(404);
  asking = { ...house.act(), accountId: uuidv7() };
  expect((await get(`/api/documents/${document.id}/preview`)).statusCode).toBe(409);
});
