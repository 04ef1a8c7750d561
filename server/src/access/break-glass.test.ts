import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7, type Act } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { openBreakGlass } from './break-glass.ts';
import { access } from './contract.ts';
import type { Browser } from './testing/browser.ts';
import { deuxRives, openFrontDoor, type FrontDoor } from './testing/front-door.ts';
import { comeIn } from './testing/people.ts';

let door: FrontDoor;
let drop: () => Promise<void>;
let coordinator: { id: string; browser: Browser };
let head: { id: string; browser: Browser };
const heard: string[] = [];

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1');
  coordinator = await comeIn(door, 'coordination');
  head = await comeIn(door, 'encadrement');
  door.platform.database.onKept((_organisation, topics) => heard.push(...topics));
});
afterAll(async () => {
  await door.close();
  await drop();
});

const open = (browser: Browser, personId: string, reason = 'Chute dans la nuit, famille injoignable') =>
  browser.ask('POST', access.breakGlass.path.replace(':personId', personId), { id: uuidv7(), reason });

const openFor = (accountId: string, personId: string, when: Date) => {
  const act = { at: when, accountId, organisationId: deuxRives.id } as Act;
  return door.platform.database.within(act, (tx) => openBreakGlass(tx, act, personId));
};

test('it opens one record, to one person, for four hours, and says why', async () => {
  const person = uuidv7();
  const { status, body } = await open(coordinator.browser, person);
  expect(status).toBe(200);
  const now = door.clock.now;
  expect(new Date((body as { until: string }).until).getTime() - now.getTime()).toBe(4 * 3600 * 1000);
  expect(await openFor(coordinator.id, person, now)).toEqual({
    why: 'Accès d’urgence : Chute dans la nuit, famille injoignable',
  });
  expect(await openFor(head.id, person, now)).toBeNull();
  expect(await openFor(coordinator.id, uuidv7(), now)).toBeNull();
  expect(await openFor(coordinator.id, person, new Date(now.getTime() + 4 * 3600 * 1000))).toBeNull();
});

test('those who review are told, and it is traced with its reason', async () => {
  const person = uuidv7();
  heard.length = 0;
  await open(coordinator.browser, person);
  expect(heard).toContain(`inbox:${head.id}`);
  expect(heard).not.toContain(`inbox:${coordinator.id}`);
  const { rows } = await door.owner.query('select act, why from traces where person_id = $1', [person]);
  expect(rows).toEqual([{ act: 'access.breakGlass', why: 'Chute dans la nuit, famille injoignable' }]);
});

test.each([
  ['nine letters', 'Urgence !'],
  ['spaces', ' '.repeat(40)],
  ['nothing', ''],
])('a reason of %s opens nothing', async (_what, reason) => {
  expect(await open(coordinator.browser, uuidv7(), reason)).toMatchObject({ status: 400 });
});

test.each(['administratif', 'soignant', 'accompagnant', 'administrateur'] as const)('%s may not', async (role) => {
  const { browser } = await comeIn(door, role);
  expect((await open(browser, uuidv7())).status).toBe(403);
});

test('an id that already opened a record opens no other', async () => {
  const id = uuidv7();
  const reason = 'Chute dans la nuit, famille injoignable';
  const ask = (person: string) =>
    coordinator.browser.ask('POST', access.breakGlass.path.replace(':personId', person), { id, reason });
  expect((await ask(uuidv7())).status).toBe(200);
  const other = uuidv7();
  expect(await ask(other)).toMatchObject({ status: 409, body: { code: 'command-reused' } });
  expect(await openFor(coordinator.id, other, door.clock.now)).toBeNull();
});

test('it is reviewed once, by another, and stays readable with its review', async () => {
  const person = uuidv7();
  await open(head.browser, person);
  const list = (await head.browser.ask('GET', access.breakGlassToReview.path)).body as {
    id: string;
    personId: string;
  }[];
  const mine = list.find(({ personId }) => personId === person);
  const review = (browser: Browser) =>
    browser.ask('POST', access.reviewBreakGlass.path.replace(':id', mine?.id ?? ''), {
      justified: true,
      comment: 'Vu avec l’équipe',
    });
  expect(await review(head.browser)).toMatchObject({ status: 409, body: { code: 'own-break-glass' } });
  const other = await comeIn(door, 'encadrement');
  expect(await review(other.browser)).toMatchObject({
    status: 200,
    body: { personName: '—', review: { justified: true, comment: 'Vu avec l’équipe' } },
  });
  expect(await review(other.browser)).toMatchObject({ status: 409, body: { code: 'already-reviewed' } });
  const { rows } = await door.owner.query(`select act from traces where person_id = $1 order by act`, [person]);
  expect(rows).toEqual([{ act: 'access.breakGlass' }, { act: 'access.reviewBreakGlass' }]);
});
