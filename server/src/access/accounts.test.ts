import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { access } from './contract.ts';
import type { Browser } from './testing/browser.ts';
import {
  asNurse,
  at,
  clairval,
  deuxRives,
  iris,
  openFrontDoor,
  passerelle,
  tilleuls,
  type FrontDoor,
} from './testing/front-door.ts';
import { administrator, comeIn, idOf } from './testing/people.ts';

const inactivitySeconds = 300;
let door: FrontDoor;
let drop: () => Promise<void>;
let here: { id: string; browser: Browser };

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1', { inactivitySeconds });
  here = await administrator(door, deuxRives.id, tilleuls);
});
afterAll(async () => {
  await door.close();
  await drop();
});

const nurse = (rpps: string) => ({
  id: uuidv7(),
  familyName: 'Kerbrat',
  givenName: 'Nolwenn',
  rpps,
  email: null,
  practices: [at(tilleuls, 'infirmier', asNurse)],
});

test('SC.SSI/IE.33 an account holds RPPS, an id of its own, name of practice, first name and profession', async () => {
  const added = nurse('10199000026');
  const { body } = await here.browser.ask('POST', access.addStaff.path, added);
  expect(body).toMatchObject({
    member: {
      id: added.id,
      rpps: '10199000026',
      familyName: 'Kerbrat',
      givenName: 'Nolwenn',
      practices: [{ role: 'infirmier', professionInFrench: 'Infirmier' }],
    },
  });
});

test.each([
  ['no family name', { familyName: ' ' }],
  ['no first name', { givenName: ' ' }],
])('SC.SSI/GEN.17 no account of nobody: with %s it is refused', async (_what, wrong) => {
  expect(await here.browser.ask('POST', access.addStaff.path, { ...nurse('10199000034'), ...wrong })).toMatchObject({
    status: 400,
  });
});

test('SC.SSI/IAM.91 adding, changing and closing an account leave who did it, when, and what was given', async () => {
  const added = { ...nurse(''), rpps: null, practices: [at(tilleuls, 'soignant')] };
  const accountId = added.id;
  await here.browser.ask('POST', access.addStaff.path, added);
  const practices = [at(tilleuls, 'encadrement')];
  await here.browser.ask('PUT', idOf(access.changeStaff.path, accountId), { practices });
  await here.browser.ask('POST', idOf(access.inviteAgain.path, accountId));
  await here.browser.ask('POST', idOf(access.closeStaff.path, accountId));
  const { rows } = await door.owner.query(
    'select act, account_id, at, why, refused from traces where why like $1 order by act',
    [`compte ${accountId}%`],
  );
  const byAdministrator = { account_id: here.id, at: door.clock.now, refused: null };
  expect(rows).toEqual([
    { ...byAdministrator, act: 'access.addStaff', why: `compte ${accountId}` },
    { ...byAdministrator, act: 'access.changeStaff', why: `compte ${accountId} : encadrement` },
    { ...byAdministrator, act: 'access.closeStaff', why: `compte ${accountId}` },
    { ...byAdministrator, act: 'access.inviteAgain', why: `compte ${accountId}` },
  ]);
});

test('SC.SSI/IAM.91 a change of rights refused leaves its refusal', async () => {
  const { browser, id } = await comeIn(door, 'soignant');
  const practices = [at(tilleuls, 'administrateur', { isAdministrator: true })];
  expect((await browser.ask('PUT', idOf(access.changeStaff.path, here.id), { practices })).status).toBe(403);
  const { rows } = await door.owner.query('select act, refused from traces where account_id = $1', [id]);
  expect(rows).toEqual([{ act: 'access.changeStaff', refused: expect.any(String) as string }]);
});

test('SC.SSI/IAM.87 SC.SSI/IAM.94 an administrator takes out every account of the structure with its rights, and of no other', async () => {
  const other = await administrator(door, clairval.id, iris);
  const practices = [at(tilleuls, 'coordination'), at(passerelle, 'encadrement')];
  const { accountId } = await door.hire(deuxRives.id, { familyName: '=1+1', practices });
  const closed = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant')] });
  await here.browser.ask('POST', idOf(access.closeStaff.path, closed.accountId));
  const { status, body } = await here.browser.ask('GET', '/api/staff/accounts.csv');
  const lines = String(body).split('\r\n');
  const of = (id: string) => lines.filter((line) => line.startsWith(`"${id}"`));
  expect(status).toBe(200);
  expect(lines[0]).toBe(
    'account,family_name,given_name,rpps,signs_in_with,role,administrator,establishment,finess,last_sign_in',
  );
  expect(of(accountId).toSorted()).toEqual([
    `"${accountId}","'=1+1","Claire","","invited","coordination","no","EHPAD Les Tilleuls","990001026",""`,
    `"${accountId}","'=1+1","Claire","","invited","encadrement","no","La Passerelle","990001042",""`,
  ]);
  expect(of(closed.accountId)).toEqual([`"${closed.accountId}","Martin","Claire","","closed","","","","",""`]);
  expect(of(here.id)[0]).toContain('"passkey","administrateur","yes"');
  expect(of(other.id)).toEqual([]);
});

test('SC.SSI/IAM.87 nobody else takes them out, and the refusal is traced', async () => {
  const { browser, id } = await comeIn(door, 'encadrement');
  expect((await browser.ask('GET', '/api/staff/accounts.csv')).status).toBe(403);
  expect((await door.browser().ask('GET', '/api/staff/accounts.csv')).status).toBe(401);
  const { rows } = await door.owner.query('select act, refused from traces where account_id = $1', [id]);
  expect(rows).toEqual([{ act: 'access.staff', refused: 'access.staff' }]);
});

test('SC.SSI/IE.39 the time without a gesture is the one configured', async () => {
  const { browser } = await comeIn(door, 'encadrement');
  const started = door.clock.now;
  const after = async (seconds: number): Promise<number> => {
    door.clock.now = new Date(started.getTime() + seconds * 1000);
    return (await browser.ask('GET', access.breakGlassToReview.path)).status;
  };
  expect(await after(inactivitySeconds - 1)).toBe(200);
  expect(await after(2 * inactivitySeconds)).toBe(401);
  door.clock.now = started;
});

test('SC.SSI/IE.40 the session ends with the browser: its cookie has no date', async () => {
  const { invitationUrl } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant')] });
  const browser = door.browser();
  const { passkey } = await browser.acceptInvitation(invitationUrl);
  const { body } = await browser.ask('POST', '/api/sign-in/passkey/options');
  const response = await door.app.inject({
    method: 'POST',
    url: '/api/sign-in/passkey',
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: door.config.publicUrl,
      'x-liane-csrf': browser.csrf ?? '',
    },
    payload: passkey.sign(body as { challenge: string }),
  });
  expect(response.statusCode).toBe(200);
  const session = response.cookies.find(({ name }) => name.endsWith('liane-session'));
  expect(session).toMatchObject({ httpOnly: true });
  expect([session?.maxAge, session?.expires]).toEqual([undefined, undefined]);
});

test('SC.SSI/IE.37 every sign-in has two factors: a passkey whose holder was not verified is refused', async () => {
  const { invitationUrl } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant')] });
  const { passkey } = await door.browser().acceptInvitation(invitationUrl);
  const again = async (verified: boolean) => {
    const browser = door.browser();
    const { body } = await browser.ask('POST', '/api/sign-in/passkey/options');
    const signed = passkey.sign(body as { challenge: string }, undefined, verified);
    return browser.ask('POST', '/api/sign-in/passkey', signed);
  };
  expect(await again(false)).toMatchObject({ status: 403, body: { code: 'passkey-refused' } });
  expect((await again(true)).status).toBe(200);
});
