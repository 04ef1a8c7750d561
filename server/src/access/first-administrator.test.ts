import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { createFirstAdministrator } from './first-administrator.ts';
import { deuxRives, openFrontDoor, tilleuls, type FrontDoor } from './testing/front-door.ts';

let door: FrontDoor;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1');
});
afterAll(async () => {
  await door.close();
  await drop();
});

test('the first administrator comes in by a code that serves once, and can be replaced until then', async () => {
  const create = () =>
    createFirstAdministrator(door.platform, door.config, door.needs, deuxRives.id, tilleuls.id, {
      familyName: 'Premier',
      givenName: 'Paule',
    });
  const lost = await create();
  const found = await create();
  expect(lost).toMatch(/^http:\/\/localhost:3000\/invitation#[\w-]{43}$/);
  const token = new URL(lost ?? '').hash.slice(1);
  expect((await door.browser().ask('POST', '/api/invitations/look', { token })).status).toBe(409);

  const { session } = await door.browser().acceptInvitation(found);
  expect(session.account?.displayName).toBe('Paule Premier');
  expect(session.acts).toContain('access.addStaff');
  expect(session.acts).not.toContain('access.breakGlass');
  expect(await create()).toBeNull();
});
