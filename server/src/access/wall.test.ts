import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7, type Act } from '../platform/index.ts';
import { freshDatabase } from '../testing.ts';
import { closeStaff } from './close-staff.ts';
import { access } from './contract.ts';
import { lookUp } from './look-up-session.ts';
import { LastAdministrator } from './refusals.ts';
import { writeTrace } from './write-trace.ts';
import type { Browser } from './testing/browser.ts';
import {
  asDirector,
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

let door: FrontDoor;
let drop: () => Promise<void>;
/** Administrators of the two organisations, each with a browser. */
let here: { id: string; browser: Browser };
let there: { id: string; browser: Browser };

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1');
  here = await administrator(deuxRives.id, tilleuls);
  there = await administrator(clairval.id, iris);
});
afterAll(async () => {
  await door.close();
  await drop();
});

async function administrator(organisationId: string, place: { id: string }) {
  const { accountId, invitationUrl } = await door.hire(organisationId, {
    familyName: 'Admin',
    practices: [at(place, 'administrateur', { isAdministrator: true })],
  });
  const browser = door.browser();
  await browser.acceptInvitation(invitationUrl);
  return { id: accountId, browser };
}

async function comeIn(practice: Parameters<typeof at>[1], place = tilleuls) {
  const { accountId, invitationUrl } = await door.hire(place.organisationId, { practices: [at(place, practice)] });
  const browser = door.browser();
  const { session } = await browser.acceptInvitation(invitationUrl);
  return { id: accountId, browser, session };
}

const actIn = (organisationId: string, accountId = uuidv7()): Act => ({
  at: new Date(),
  accountId,
  sessionId: uuidv7(),
  who: 'Aurélie Besnard',
  practiceId: uuidv7(),
  organisationId,
  establishmentId: tilleuls.id,
  establishmentName: tilleuls.name,
  role: 'infirmier',
  isAdministrator: false,
  from: '192.0.2.7',
  signedInWith: 'passkey',
});

const idOf = (path: string, id: string) => path.replace(':id', id).replace(':personId', id);

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
    const { id } = await comeIn('administratif');
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
    const { browser } = await comeIn('administratif');
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
    const { browser, id } = await comeIn('administratif');
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

describe('the staff', () => {
  test('SC.SSI/GEN.16 an administrator alone holds no act on records', async () => {
    const session = await here.browser.session();
    expect(session.acts.toSorted()).toEqual(
      [
        'access.addStaff',
        'access.breakGlassToReview',
        'access.changeStaff',
        'access.closeStaff',
        'access.inviteAgain',
        'access.reviewBreakGlass',
        'access.searchTraces',
        'access.signInAttempts',
        'access.staff',
      ].toSorted(),
    );
  });

  test.each([
    [
      'a doctor without RPPS',
      { rpps: null, practices: [at(tilleuls, 'medecin', { professionCode: '10', genre: 'GENR01' })] },
      'rpps-needed',
    ],
    [
      'an RPPS with a wrong key',
      { rpps: '10199000019', practices: [at(tilleuls, 'infirmier', asNurse)] },
      'rpps-invalid',
    ],
    [
      'a head of service said to be a nurse',
      { rpps: '10199000026', practices: [at(tilleuls, 'infirmier', asDirector)] },
      'role-disagrees',
    ],
    [
      'a care assistant given as accompagnant',
      { rpps: null, practices: [at(tilleuls, 'accompagnant', { professionCode: '35', genre: 'GENR11' })] },
      'role-disagrees',
    ],
  ])('%s is not hired', async (_what, wrong, code) => {
    const hired = { id: uuidv7(), familyName: 'Faux', givenName: 'Pas', email: null, ...wrong };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({ status: 409, body: { code } });
    const { rows } = await door.owner.query('select 1 from accounts where id = $1', [hired.id]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['an empty name', { familyName: '   ' }],
    ['no practice', { practices: [] }],
    ['an invented role', { practices: [{ ...at(tilleuls, 'administratif'), role: 'root' }] }],
    ['an id that is none', { id: "'; drop table accounts; --" }],
    ['a name of 101 letters', { familyName: 'a'.repeat(101) }],
  ])('with %s the command is unreadable', async (_what, wrong) => {
    const hired = {
      id: uuidv7(),
      familyName: 'Faux',
      givenName: 'Pas',
      rpps: null,
      email: null,
      practices: [at(tilleuls, 'administratif')],
      ...wrong,
    };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({
      status: 400,
      body: { kind: 'invalid' },
    });
  });

  test('hiring twice the same command is hiring once', async () => {
    const hired = {
      id: uuidv7(),
      familyName: 'Deux',
      givenName: 'Fois',
      rpps: null,
      email: null,
      practices: [at(tilleuls, 'administratif')],
    };
    const command = { 'x-command-id': uuidv7() };
    const first = await here.browser.ask('POST', access.addStaff.path, hired, command);
    expect(first.status).toBe(200);
    expect(await here.browser.ask('POST', access.addStaff.path, hired, command)).toEqual(first);
  });

  test('closing an account ends its sessions at once, and its passkey', async () => {
    const { invitationUrl, accountId } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'encadrement')] });
    const browser = door.browser();
    const { passkey } = await browser.acceptInvitation(invitationUrl);
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(200);
    const closed = await here.browser.ask('POST', idOf(access.closeStaff.path, accountId));
    expect(closed.body).toMatchObject({ signsInWith: 'closed', practices: [] });
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(401);
    expect((await door.browser().signInWith(passkey)).status).toBe(403);
  });

  test('a role taken away is gone at the next click', async () => {
    const { browser, id } = await comeIn('encadrement');
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(200);
    await here.browser.ask('PUT', idOf(access.changeStaff.path, id), { practices: [at(tilleuls, 'administratif')] });
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(401);
  });

  test('SC.SSI/IE.34-35 inviting again revokes the passkey of before', async () => {
    const { invitationUrl, accountId } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant')] });
    const { passkey } = await door.browser().acceptInvitation(invitationUrl);
    const { body } = await here.browser.ask('POST', idOf(access.inviteAgain.path, accountId));
    expect((await door.browser().signInWith(passkey)).status).toBe(403);
    const again = await door.browser().acceptInvitation((body as { invitationUrl: string }).invitationUrl);
    expect((await door.browser().signInWith(again.passkey)).status).toBe(200);
  });

  test('nobody changes their own rights', async () => {
    const practices = [at(tilleuls, 'encadrement', { isAdministrator: true })];
    expect(await here.browser.ask('PUT', idOf(access.changeStaff.path, here.id), { practices })).toMatchObject({
      status: 409,
      body: { code: 'own-rights' },
    });
  });

  test('the last administrator stays, even when two close each other at the same moment', async () => {
    const other = await administrator(deuxRives.id, passerelle);
    const close = (by: string, whom: string) =>
      door.platform.database.within(actIn(deuxRives.id, by), (tx) => closeStaff(tx, actIn(deuxRives.id, by), whom));
    const outcomes = await Promise.allSettled([close(here.id, other.id), close(other.id, here.id)]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toEqual([expect.any(LastAdministrator)]);
    const { rows } = await door.owner.query(
      'select count(*)::int as n from practices where organisation_id = $1 and is_administrator and ended_at is null',
      [deuxRives.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
    if (outcomes[0]?.status === 'rejected') here = other;
  });

  test('SC.SSI/IAM.90 the attempts come out as CSV, for administrators, without a formula', async () => {
    await door
      .hire(deuxRives.id, {
        familyName: 'Formule',
        givenName: '=HYPERLINK("x")',
        practices: [at(tilleuls, 'soignant')],
      })
      .then(({ invitationUrl }) => door.browser().acceptInvitation(invitationUrl));
    const { status, body } = await here.browser.ask('GET', '/api/staff/sign-in-attempts.csv');
    expect(status).toBe(200);
    expect(body).toContain(`"'=HYPERLINK(""x"") Formule"`);
    expect(body).not.toContain(there.id);
    const { browser, id } = await comeIn('soignant');
    expect((await browser.ask('GET', '/api/staff/sign-in-attempts.csv')).status).toBe(403);
    const { rows } = await door.owner.query('select act, refused from traces where account_id = $1', [id]);
    expect(rows).toEqual([{ act: 'access.signInAttempts', refused: 'access.signInAttempts' }]);
  });
});
