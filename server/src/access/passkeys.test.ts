import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { at, deuxRives, openFrontDoor, origin, tilleuls, type FrontDoor } from './testing/front-door.ts';
import { Passkey } from './testing/passkey.ts';

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

const assistant = () =>
  door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant', { professionCode: '35', genre: 'GENR11' })] });

test('an invited care assistant makes a passkey, comes in, and signs in again with it', async () => {
  const { invitationUrl } = await assistant();
  const browser = door.browser();
  const { passkey, session } = await browser.acceptInvitation(invitationUrl);
  expect(session.account).toMatchObject({ displayName: 'Claire Martin', initials: 'CM', signedInWith: 'passkey' });
  expect(session.practice).toMatchObject({
    establishmentName: 'EHPAD Les Tilleuls',
    role: 'soignant',
    organisationName: 'Association Les Deux Rives',
  });
  expect(session.acts).not.toContain('access.staff');

  const elsewhere = door.browser();
  expect((await elsewhere.signInWith(passkey)).status).toBe(200);
  expect((await elsewhere.session()).practice?.role).toBe('soignant');
  expect((await elsewhere.session()).deviceKey).toBe(session.deviceKey);
});

test('the cookie cannot be read by a page nor sent by another site, and the database holds only its hash', async () => {
  const { invitationUrl } = await assistant();
  const browser = door.browser();
  const token = new URL(invitationUrl ?? '').hash.slice(1);
  const look = await browser.ask('POST', '/api/invitations/look', { token });
  const credential = new Passkey(origin).register(
    (look.body as { options: { challenge: string; user: { id: string } } }).options,
  );
  const response = await door.app.inject({
    method: 'POST',
    url: '/api/invitations/accept',
    headers: { cookie: [...browser.cookies].map(([k, v]) => `${k}=${v}`).join('; '), origin },
    payload: { token, credential },
  });
  const set = response.headers['set-cookie']?.toString() ?? '';
  expect(set).toMatch(/liane-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
  const cookie = /liane-session=([\w-]{43})/.exec(set)?.[1] ?? '';
  const { rows } = await door.owner.query('select encode(token_hash, $1) as hash from sessions', ['base64']);
  expect(JSON.stringify(rows)).not.toContain(cookie);
});

test('in production the cookie is Secure and bound to the host', async () => {
  const { cookiesOf } = await import('./cookies.ts');
  const lines: string[] = [];
  const reply = { header: (_name: string, line: string) => lines.push(line) };
  cookiesOf({ publicUrl: 'https://dui.example', demonstration: false }).set(reply as never, 'session', 'x'.repeat(43));
  expect(lines).toEqual([`__Host-liane-session=${'x'.repeat(43)}; Path=/; HttpOnly; SameSite=Lax; Secure`]);
});

test('an invitation serves once, for 72 hours, in the browser that looked at it', async () => {
  const { invitationUrl } = await assistant();
  const first = door.browser();
  await first.acceptInvitation(invitationUrl);
  const token = new URL(invitationUrl ?? '').hash.slice(1);
  expect(await door.browser().ask('POST', '/api/invitations/look', { token })).toMatchObject({
    status: 409,
    body: { code: 'invitation-refused' },
  });

  const late = await assistant();
  const lateToken = new URL(late.invitationUrl ?? '').hash.slice(1);
  const now = door.clock.now;
  door.clock.now = new Date(now.getTime() + 73 * 3600 * 1000);
  expect((await door.browser().ask('POST', '/api/invitations/look', { token: lateToken })).status).toBe(409);
  door.clock.now = now;

  const looked = door.browser();
  const look = await looked.ask('POST', '/api/invitations/look', { token: lateToken });
  const credential = new Passkey(origin).register(
    (look.body as { options: { challenge: string; user: { id: string } } }).options,
  );
  const stolen = await door.browser().ask('POST', '/api/invitations/accept', { token: lateToken, credential });
  expect(stolen).toMatchObject({ status: 409, body: { code: 'invitation-refused' } });
});

test('two browsers accepting one invitation at once open one account to one of them', async () => {
  const { invitationUrl, accountId } = await assistant();
  const token = new URL(invitationUrl ?? '').hash.slice(1);
  const prepared = await Promise.all(
    [door.browser(), door.browser()].map(async (browser) => {
      const look = await browser.ask('POST', '/api/invitations/look', { token });
      const credential = new Passkey(origin).register(
        (look.body as { options: { challenge: string; user: { id: string } } }).options,
      );
      return () => browser.ask('POST', '/api/invitations/accept', { token, credential });
    }),
  );
  const statuses = (await Promise.all(prepared.map((accept) => accept()))).map(({ status }) => status);
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
  const { rows } = await door.owner.query('select count(*)::int as n from passkeys where account_id = $1', [accountId]);
  expect(rows).toEqual([{ n: 1 }]);
});

test.each([
  ['nothing', {}],
  ['an unknown key', { id: 'inconnue', rawId: 'inconnue', type: 'public-key', response: {} }],
  ['a key of another shape', { id: 42, response: null }],
  ['a very long id', { id: 'a'.repeat(100_000) }],
])('a sign-in with %s is refused in the same words', async (_what, credential) => {
  const browser = door.browser();
  await browser.ask('POST', '/api/sign-in/passkey/options');
  expect(await browser.ask('POST', '/api/sign-in/passkey', credential)).toMatchObject({
    status: 403,
    body: { code: 'passkey-refused' },
  });
});

test('a signature made for another site, replayed, or for an older challenge is refused', async () => {
  const { invitationUrl } = await assistant();
  const { passkey } = await door.browser().acceptInvitation(invitationUrl);
  const browser = door.browser();
  const options = (await browser.ask('POST', '/api/sign-in/passkey/options')).body as { challenge: string };
  expect(
    (await browser.ask('POST', '/api/sign-in/passkey', passkey.sign(options, 'http://hameçon.example'))).status,
  ).toBe(403);

  const again = (await browser.ask('POST', '/api/sign-in/passkey/options')).body as { challenge: string };
  const signed = passkey.sign(again);
  expect((await browser.ask('POST', '/api/sign-in/passkey', signed)).status).toBe(200);
  await browser.ask('POST', '/api/sign-in/passkey/options');
  expect((await browser.ask('POST', '/api/sign-in/passkey', signed)).status).toBe(403);
});

test('another site cannot start a sign-in in someone’s browser', async () => {
  const { status, body } = await door
    .browser()
    .ask('POST', '/api/sign-in/passkey/options', undefined, { origin: 'https://ailleurs.example' });
  expect([status, body]).toMatchObject([403, { code: 'forged-command' }]);
});

test('SC.SSI/IAM.90 every attempt is kept with its result, and none of its secrets', async () => {
  const { rows } = await door.owner.query<{ method: string; result: string }>(
    'select distinct method, result from sign_in_attempts order by 1, 2',
  );
  expect(rows).toEqual([
    { method: 'invitation', result: 'ok' },
    { method: 'passkey', result: 'ok' },
    { method: 'passkey', result: 'passkey-refused' },
  ]);
});
