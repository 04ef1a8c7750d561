import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { deuxRives, openFrontDoor, tilleuls, type FrontDoor } from './testing/front-door.ts';
import { verifyTraces } from './verify-traces.ts';
import { writeTrace } from './write-trace.ts';

let door: FrontDoor;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  url = database.url;
  drop = () => database.drop();
  door = await openFrontDoor(url, 'http://127.0.0.1:1');
});
afterAll(async () => {
  await door.close();
  await drop();
});

test('the worker reads the schedule, and each line names a task there is', () => {
  const lines = parseCrontab(door.access.schedule ?? '');
  expect(lines.map(({ task }) => task)).toEqual(Object.keys(door.access.tasks ?? {}));
});

test('the task seals what waits, with a key made at the first need', async () => {
  const act = {
    at: new Date(),
    accountId: uuidv7(),
    sessionId: uuidv7(),
    who: 'Aurélie Besnard',
    practiceId: uuidv7(),
    organisationId: deuxRives.id,
    establishmentId: tilleuls.id,
    establishmentName: tilleuls.name,
    role: 'infirmier',
    isAdministrator: false,
    from: '192.0.2.7',
    signedInWith: 'passkey',
  } as const;
  await door.platform.database.within(act, (tx) =>
    writeTrace(tx, act, uuidv7(), 'record.open', { personId: uuidv7() }),
  );
  await door.access.tasks?.['access:seal']?.({});
  const { intact, organisations } = await verifyTraces(url, door.dataDir);
  expect(intact).toBe(true);
  expect(organisations.find(({ organisationId }) => organisationId === deuxRives.id)).toMatchObject({
    seals: 1,
    sealed: 1,
    waiting: 0,
  });
});

test('the task sweeps sessions and departures that are over, and only them', async () => {
  await door.browser().ask('POST', '/api/sign-in/passkey/options');
  const count = async () =>
    (await door.owner.query<{ n: number }>('select count(*)::int as n from departures')).rows[0]?.n;
  await door.access.tasks?.['access:tidy']?.({});
  expect(await count()).toBe(1);
  door.clock.now = new Date(Date.now() + 11 * 60_000);
  await door.access.tasks?.['access:tidy']?.({});
  expect(await count()).toBe(0);
});
