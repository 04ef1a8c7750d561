import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { access } from './contract.ts';
import { lookUp } from './look-up-session.ts';

import { writeTrace } from './write-trace.ts';
import type { Browser } from './testing/browser.ts';
import {
  asNurse,
  at,
  clairval,
  deuxRives,
  iris,
  openFrontDoor,
  tilleuls,
  type FrontDoor,
} from './testing/front-door.ts';
import { actIn, administrator, comeIn, idOf } from './testing/people.ts';

let door: FrontDoor;
let drop: () => Promise<void>;
/** Administrators of the two organisations, each with a browser. */
let here: { id: string; browser: Browser };
let there: { id: string; browser: Browser };

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1');
  here = await administrator(door, deuxRives.id, tilleuls);
  there = await administrator(door, clairval.id, iris);
});
afterAll(async () => {
  await door.close();
  await drop();
});

describe('the wall between organisations', () => {
  test.each([
    ['PUT', access.changeStaff.path, { practices: [at(tilleuls, 'administratif')] }],
    ['POST', access.inviteAgain.path, undefined],
    ['POST', access.closeStaff.path, undefined],
    ['POST', access.reviewBreakGlass.path, { justified: true, comment: 'Vu ensemble' }],
  ] as const)('%s %s with an id of another organisation finds nobody', async (method, path, body) => {
    const opened = uuidv7();
    await door.owner.query(
      `insert into break_glasses values ($1, $2, $3, $4, 'X', $5, now(), now() + interval '4 hours', 'Chute dans la nuit')`,
      [clairval.id, opened, uuidv7(), there.id, iris.id],
    );
    const id = path.includes('break-glass') ? opened : there.id;
    expect(await here.browser.ask(method, idOf(path, id), body)).toMatchObject({ status: 404 });
  });

  test('the staff, the traces and the break-glass of another organisation are not shown', async () => {
    const staff = (await here.browser.ask('GET', access.staff.path)).body as { id: string }[];
    expect(staff.map(({ id }) => id)).toContain(here.id);
    expect(staff.map(({ id }) => id)).not.toContain(there.id);
    const { traces } = (await here.browser.ask('POST', access.searchTraces.path, { accountId: there.id })).body as {
      traces: unknown[];
    };
    expect(traces).toEqual([]);
  });

  test('nobody is hired into, or moved to, an establishment of another organisation', async () => {
    const hired = {
      id: uuidv7(),
      familyName: 'Passe',
      givenName: 'Muraille',
      rpps: null,
      email: null,
      practices: [at(iris, 'administratif')],
    };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({
      status: 403,
      body: { code: 'unknown-practice' },
    });
    const { id } = await comeIn(door, 'administratif');
    expect(
      (await here.browser.ask('PUT', idOf(access.changeStaff.path, id), { practices: [at(iris, 'administratif')] }))
        .status,
    ).toBe(403);
  });

  test('an administrator gets no key to an account that another organisation trusts', async () => {
    const rpps = '10199000018';
    await door.hire(clairval.id, { rpps, practices: [at(iris, 'infirmier', asNurse)] });
    const hired = {
      id: uuidv7(),
      familyName: 'Besnard',
      givenName: 'Aurélie',
      rpps,
      email: null,
      practices: [at(tilleuls, 'infirmier', asNurse)],
    };
    const added = await here.browser.ask('POST', access.addStaff.path, hired);
    const { member, invitationUrl } = added.body as { member: { id: string }; invitationUrl: string | null };
    expect(invitationUrl).toBeNull();
    expect(await here.browser.ask('POST', idOf(access.inviteAgain.path, member.id))).toMatchObject({
      status: 409,
      body: { code: 'signs-in-with-pro-sante-connect' },
    });
    await here.browser.ask('POST', idOf(access.closeStaff.path, member.id));
    const { rows } = await door.owner.query(
      'select organisation_id from practices where account_id = $1 and ended_at is null',
      [member.id],
    );
    expect(rows).toEqual([{ organisation_id: clairval.id }]);
  });

  test('an id already used by an account elsewhere is not taken over', async () => {
    const hired = {
      id: there.id,
      familyName: 'Passe',
      givenName: 'Muraille',
      rpps: null,
      email: null,
      practices: [at(tilleuls, 'administratif')],
    };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({
      status: 409,
      body: { code: 'already-staff' },
    });
  });

  test('SQL as liane_app sees no walled row without an organisation, and none of another', async () => {
    await door.platform.database.within(actIn(clairval.id), (tx) =>
      writeTrace(tx, actIn(clairval.id), uuidv7(), 'test.read', { personId: null }),
    );
    const count = (table: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`;
    for (const table of [
      'traces',
      'trace_seals',
      'sealed_traces',
      'break_glasses',
      'break_glass_reviews',
      'members',
      'establishments',
      'drafts',
    ]) {
      const outside = await door.platform.database.outside(
        async (tx) => (await count(table).execute(tx.on())).rows[0]?.n,
      );
      expect([table, outside]).toEqual([table, 0]);
    }
    const others = await door.platform.database.within(actIn(deuxRives.id), async (tx) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from traces where organisation_id = ${clairval.id}`.execute(tx.on());
      return rows[0]?.n;
    });
    expect(others).toBe(0);
  });

  test('inside an organisation, sessions, passkeys and invitations of the others and every departure are hidden', async () => {
    const seen = await door.platform.database.within(actIn(deuxRives.id), async (tx) => {
      const of = async (table: string) =>
        (
          await sql<{
            organisation_id: string | null;
          }>`select distinct organisation_id from ${sql.table(table)}`.execute(tx.on())
        ).rows.map((row) => row.organisation_id);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from departures`.execute(tx.on());
      const accounts = await sql<{ n: number }>`select count(*)::int as n from accounts where id = ${there.id}`.execute(
        tx.on(),
      );
      return {
        sessions: await of('sessions'),
        passkeys: await of('passkeys'),
        invitations: await of('invitations'),
        practices: await of('practices'),
        departures: rows[0]?.n,
        accounts: accounts.rows[0]?.n,
      };
    });
    expect(seen).toEqual({
      sessions: [deuxRives.id],
      passkeys: [deuxRives.id],
      invitations: [deuxRives.id],
      practices: [deuxRives.id],
      departures: 0,
      accounts: 0,
    });
  });

  test('a row cannot be written into another organisation', async () => {
    await expect(
      door.platform.database.within(actIn(deuxRives.id), (tx) =>
        writeTrace(tx, actIn(clairval.id), uuidv7(), 'test.forged', { personId: null }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test.each(['traces', 'trace_seals', 'sealed_traces', 'break_glasses', 'break_glass_reviews'])(
    '%s are only ever added',
    async (table) => {
      for (const statement of [
        `update ${table} set organisation_id = organisation_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(
          door.platform.database.within(actIn(deuxRives.id), (tx) => sql.raw(statement).execute(tx.on())),
        ).rejects.toThrow(/permission denied/);
    },
  );
});

describe('who asks', () => {
  test.each([
    ['no cookie', {}],
    ['a cookie nobody gave', { 'liane-session': 'A'.repeat(43) }],
    ['a cookie that is no token', { 'liane-session': `' or 1=1 --${'x'.repeat(40)}` }],
    ['an empty cookie', { 'liane-session': '' }],
  ])('with %s the session is over', async (_what, cookies) => {
    const browser = door.browser();
    for (const [name, value] of Object.entries(cookies)) browser.cookies.set(name, value);
    expect(await browser.ask('GET', access.staff.path)).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });

  test.each([
    ['without the CSRF token', { 'x-liane-csrf': '' }],
    ['with the CSRF token of another session', { 'x-liane-csrf': 'B'.repeat(43) }],
    ['from another site', { origin: 'https://ailleurs.example' }],
    ['from another site, said by the browser', { 'sec-fetch-site': 'cross-site' }],
  ])('a command %s is refused, named or not', async (_what, headers) => {
    const { browser } = await comeIn(door, 'administratif');
    const body = { id: uuidv7(), reason: 'Chute dans la nuit' };
    for (const more of [headers, { ...headers, 'x-command-id': '' }])
      expect(await browser.ask('POST', idOf(access.breakGlass.path, uuidv7()), body, more)).toMatchObject({
        status: 403,
        body: { code: 'forged-command' },
      });
    expect((await browser.ask('POST', access.signOut.path, undefined, headers)).status).toBe(403);
    expect((await browser.session()).account).not.toBeNull();
  });

  test('a refusal by right leaves a trace with its code', async () => {
    const { browser, id } = await comeIn(door, 'administratif');
    const person = uuidv7();
    expect(
      (await browser.ask('POST', idOf(access.breakGlass.path, person), { id: uuidv7(), reason: 'Chute dans la nuit' }))
        .status,
    ).toBe(403);
    const { rows } = await door.owner.query('select act, refused, person_id, role from traces where account_id = $1', [
      id,
    ]);
    expect(rows).toEqual([
      { act: 'access.breakGlass', refused: 'access.breakGlass', person_id: person, role: 'administratif' },
    ]);
  });
});

test('finding a session is one statement, by unique keys, whatever the number of sessions', async () => {
  const { rows: before } = await door.owner.query('select count(*)::int as n from sessions');
  await door.owner.query(`
    insert into sessions select gen_random_uuid(), sha256(n::text::bytea), '', gen_random_uuid(), 'passkey', null, gen_random_uuid(), gen_random_uuid(),
      'EHPAD', now(), now(), now() - interval '1 hour', '' from generate_series(1, 20000) n`);
  await door.owner.query('analyze sessions, accounts, practices');
  const { rows } = await door.platform.database.pool.query<{ 'QUERY PLAN': string }>(
    `explain ${lookUp.replace('$1', "'\\\\x00'")}`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('sessions_token_hash_key');
  expect(plan).not.toContain('Seq Scan on sessions');
  await door.access.tasks?.['access:tidy']?.({});
  expect((await door.owner.query('select count(*)::int as n from sessions')).rows).toEqual(before);
});
