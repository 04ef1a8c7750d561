import { professionals } from '@liane/cast';
import { signInWithoutBrowser, SignInStopped, startSandbox, type RunningSandbox } from '@liane/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { staffMember } from './staff-member.ts';
import type { SessionRow } from './store.ts';
import type { Browser } from './testing/browser.ts';
import {
  asDirector,
  asNurse,
  at,
  clairval,
  client,
  deuxRives,
  iris,
  openFrontDoor,
  passerelle,
  tilleuls,
  type FrontDoor,
} from './testing/front-door.ts';

let door: FrontDoor;
let town: RunningSandbox;
let drop: () => Promise<void>;
const started = new Date();

const rppsOf = (key: string): string => professionals.find((each) => each.key === key)?.rpps ?? '';

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  town = await startSandbox({ port: 0, clients: [client] });
  door = await openFrontDoor(database.url, town.url);
  const hire = (organisationId: string, key: string, practices: Parameters<typeof door.hire>[1]['practices']) =>
    door.hire(organisationId, { rpps: rppsOf(key), practices });
  await hire(deuxRives.id, 'tilleulsNurse', [at(tilleuls, 'infirmier', asNurse)]);
  await hire(deuxRives.id, 'tilleulsCoordinatingDoctor', [
    at(tilleuls, 'medecin', { professionCode: '10', genre: 'GENR01' }),
  ]);
  await hire(deuxRives.id, 'deuxRivesDirector', [
    at(tilleuls, 'encadrement', asDirector),
    at(passerelle, 'encadrement', asDirector),
  ]);
  await hire(deuxRives.id, 'bothSidesPhysiotherapist', [
    at(tilleuls, 'soignant', { professionCode: '70', genre: 'GENR01' }),
  ]);
  await hire(clairval.id, 'bothSidesPhysiotherapist', [
    at(iris, 'soignant', { professionCode: '70', genre: 'GENR01' }),
  ]);
  await hire(deuxRives.id, 'strangerNurse', [at(tilleuls, 'infirmier', asNurse)]);
  // Told as a secretary by the national directory, hired here as head of service.
  await hire(deuxRives.id, 'tilleulsSecretary', [at(tilleuls, 'encadrement', asDirector)]);
});
afterEach(() => {
  town.reset();
  door.clock.now = started;
});
afterAll(async () => {
  await door.close();
  await town.close();
  await drop();
});

const leave = async (browser: Browser, to = '') =>
  (await browser.ask('GET', `/api/sign-in/pro-sante-connect${to}`)).location ?? '';

/** Goes through Pro Santé Connect and comes back: where the browser ends. */
async function signIn(
  key: string,
  browser: Browser = door.browser(),
  to = '',
  answer: 'approve' | 'refuse' = 'approve',
): Promise<string> {
  const back = await signInWithoutBrowser(await leave(browser, to), key, { answer });
  return (await browser.ask('GET', `${back.pathname}${back.search}`)).location ?? '';
}

describe('SC.PSC.02 a professional and their account', () => {
  test('a nurse added with her RPPS comes in where she was going, with her only practice chosen', async () => {
    const browser = door.browser();
    expect(await signIn('tilleulsNurse', browser, '?to=%2Fpersonnes%3Funite%3D1')).toBe('/personnes?unite=1');
    const session = await browser.session();
    expect(session.account?.signedInWith).toBe('pro-sante-connect');
    expect(session.practice).toMatchObject({
      establishmentName: 'EHPAD Les Tilleuls',
      role: 'infirmier',
      professionInFrench: 'Infirmier',
    });
    expect(session.acts).toContain('access.breakGlass');
  });

  test('the DMP demands the savoir-faire of a doctor: it goes with what they make leave', async () => {
    await door.owner.query('delete from sessions');
    await signIn('tilleulsCoordinatingDoctor');
    const { rows } = await door.owner.query(
      'select id, account_id, organisation_id, practice_id from sessions where practice_id is not null',
    );
    const [{ id, account_id, organisation_id, practice_id }] = rows;
    const who = { organisationId: organisation_id as string, accountId: account_id as string };
    const named = await door.platform.database.within(who, (tx) =>
      staffMember(tx, { ...who, sessionId: id as string, practiceId: practice_id as string }),
    );
    expect(named).toMatchObject({ professionCode: '10', savoirFaire: 'SM18' });
  });

  test('the tokens of Pro Santé Connect are never readable in the database', async () => {
    await signIn('tilleulsNurse');
    const { rows } = await door.owner.query<{ psc_tokens: Buffer }>(
      'select psc_tokens from sessions where psc_tokens is not null',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { psc_tokens } of rows) expect(psc_tokens.toString('latin1')).not.toMatch(/accessToken|eyJ/);
  });

  test('a director of two establishments chooses; rights, cookie and CSRF token follow the choice', async () => {
    const browser = door.browser();
    expect(await signIn('deuxRivesDirector', browser)).toBe('/choisir');
    const before = await browser.session();
    expect(before.practice).toBeNull();
    expect(before.acts).toEqual([]);
    expect((await browser.ask('GET', '/api/break-glass')).status).toBe(401);
    const cookie = browser.cookies.get('liane-session');

    const chosen = before.practices.find(({ establishmentName }) => establishmentName === 'La Passerelle');
    const after = await browser.choose(chosen?.id ?? '');
    expect(after.practice?.establishmentName).toBe('La Passerelle');
    expect(after.acts).toContain('access.reviewBreakGlass');
    expect(after.csrf).not.toBe(before.csrf);
    expect(browser.cookies.get('liane-session')).not.toBe(cookie);
    expect((await browser.ask('GET', '/api/break-glass')).status).toBe(200);
  });

  test('one account works in two organisations, and sees one at a time', async () => {
    const browser = door.browser();
    await signIn('bothSidesPhysiotherapist', browser);
    const { practices } = await browser.session();
    expect(practices.map(({ organisationName }) => organisationName).toSorted()).toEqual([
      deuxRives.name,
      clairval.name,
    ]);
  });

  test('someone else’s practice cannot be chosen', async () => {
    const browser = door.browser();
    await signIn('deuxRivesDirector', browser);
    const nurse = door.browser();
    await signIn('tilleulsNurse', nurse);
    const { practice } = await nurse.session();
    await browser.session();
    expect(await browser.ask('POST', '/api/session/practice', { practiceId: practice?.id })).toMatchObject({
      status: 403,
      body: { code: 'unknown-practice' },
    });
  });

  test.each([
    ['ssiadNurse', 'unknown-professional'],
    ['strangerNurse', 'no-matching-establishment'],
    ['tilleulsSecretary', 'role-not-confirmed'],
  ])('%s is told %s and gets no session', async (key, problem) => {
    const browser = door.browser();
    expect(await signIn(key, browser)).toBe(`/connexion?probleme=${problem}`);
    expect((await browser.session()).account).toBeNull();
  });
});

test('someone whose account was closed everywhere is told so', async () => {
  const { accountId } = await door.hire(clairval.id, {
    rpps: rppsOf('irisSecretary'),
    practices: [at(iris, 'administratif', { professionCode: '99', genre: 'GENR09' })],
  });
  await door.owner.query('update practices set ended_at = now() where account_id = $1', [accountId]);
  expect(await signIn('irisSecretary')).toBe('/connexion?probleme=account-closed');
});

describe('what goes wrong outside', () => {
  test('the person refuses on the phone', async () => {
    expect(await signIn('tilleulsNurse', door.browser(), '?to=%2Fmoi', 'refuse')).toBe(
      '/connexion?probleme=psc-refused&to=%2Fmoi',
    );
  });

  test('an expired e-CPS stops at Pro Santé Connect', async () => {
    await expect(signIn('expiredNurse')).rejects.toThrow(SignInStopped);
  });

  test.each([
    ['down', 'psc-down'],
    ['rubbish', 'psc-unreadable'],
    ['slow', 'psc-slow'],
    ['refusal', 'psc-refused'],
  ] as const)('Pro Santé Connect %s while coming back: %s', async (kind, problem) => {
    const browser = door.browser();
    const back = await signInWithoutBrowser(await leave(browser), 'tilleulsNurse');
    town.faults.set('pro-sante-connect', { kind, delayMs: 5_000 });
    expect((await browser.ask('GET', `${back.pathname}${back.search}`)).location).toBe(
      `/connexion?probleme=${problem}`,
    );
  });

  test('an answer opened in another browser, twice, or forged, opens nothing', async () => {
    const browser = door.browser();
    const back = await signInWithoutBrowser(await leave(browser), 'tilleulsNurse');
    const path = `${back.pathname}${back.search}`;
    expect((await door.browser().ask('GET', path)).location).toBe('/connexion?probleme=sign-in-expired');
    expect((await browser.ask('GET', path)).location).toBe('/');
    expect((await browser.ask('GET', path)).location).toBe('/connexion?probleme=sign-in-expired');

    const victim = door.browser();
    await leave(victim);
    expect((await victim.ask('GET', path)).location).toBe('/connexion?probleme=psc-untrusted');
  });

  test.each([
    'https://ailleurs.example',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/%5C/ailleurs.example/../..//x',
    'javascript:alert(1)',
    `/${'a'.repeat(600)}`,
  ])('after signing in nobody is sent to %s', async (to) => {
    const end = await signIn('tilleulsNurse', door.browser(), `?to=${encodeURIComponent(to)}`);
    expect(new URL(end, 'http://localhost:3000').origin).toBe('http://localhost:3000');
    expect(end).toMatch(/^\/(?![/\\])/);
  });
});

describe('the end of a session', () => {
  const later = (minutes: number) => (door.clock.now = new Date(started.getTime() + minutes * 60_000));

  test('SC.SSI/IE.38 signing out ends it here and says where to end it at Pro Santé Connect', async () => {
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    await browser.session();
    const { body } = await browser.ask('POST', '/api/session/sign-out');
    const next = new URL((body as { next: string }).next);
    expect(next.pathname).toBe('/auth/realms/esante-wallet/protocol/openid-connect/logout');
    expect(next.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:3000/connexion');
    expect((await browser.session()).account).toBeNull();
  });

  test('signing out works while Pro Santé Connect is down', async () => {
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    await browser.session();
    town.faults.set('pro-sante-connect', { kind: 'down' });
    expect((await browser.ask('POST', '/api/session/sign-out')).status).toBe(200);
    expect((await browser.session()).account).toBeNull();
  });

  test('SC.SSI/IE.38 inactivity closes it; a screen that refreshes by itself is no activity', async () => {
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    later(20);
    await browser.session();
    await browser.ask('GET', '/api/break-glass', undefined, { 'x-liane-background': '1' });
    later(31);
    expect((await browser.session()).account).toBeNull();
  });

  test('the last gesture is written at most once a minute', async () => {
    await door.owner.query('delete from sessions');
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    const { account } = await browser.session();
    const seenAfter = async (seconds: number) => {
      door.clock.now = new Date(started.getTime() + seconds * 1000);
      await browser.ask('GET', '/api/staff');
      const { rows } = await door.owner.query<{ at: Date }>(
        'select max(last_seen_at) as at from sessions where account_id = $1',
        [account?.id],
      );
      return ((rows[0]?.at.getTime() ?? 0) - started.getTime()) / 1000;
    };
    expect(await seenAfter(59)).toBe(0);
    expect(await seenAfter(60)).toBe(60);
    expect(await seenAfter(119)).toBe(60);
    expect(await seenAfter(120)).toBe(120);
  });

  test('a gesture keeps it open; four hours end it all the same', async () => {
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    for (let minutes = 5; minutes < 240; minutes += 5) {
      later(minutes);
      expect((await browser.ask('GET', '/api/staff')).status).toBe(403);
    }
    later(240);
    expect((await browser.ask('GET', '/api/staff')).status).toBe(401);
  });

  test('the end of the session at Pro Santé Connect is its end here; its silence is not', async () => {
    const { refreshTokens } = await import('./refresh-tokens.ts');
    const { entranceOf } = await import('./entrance.ts');
    const entrance = entranceOf(door.platform, door.config, door.needs);
    await door.owner.query('delete from sessions');
    const browser = door.browser();
    await signIn('tilleulsNurse', browser);
    const read = async () => (await door.owner.query('select * from sessions')).rows[0] as SessionRow;
    const session = await read();

    town.faults.set('pro-sante-connect', { kind: 'down' });
    const after = (seconds: number) => new Date(door.clock.now.getTime() + seconds * 1000);
    await expect(refreshTokens(entrance, session, after(60))).rejects.toMatchObject({ code: 'psc-unreachable' });
    expect((await browser.session()).account).not.toBeNull();

    town.faults.clear('pro-sante-connect');
    // Asked by a gesture and by the worker at once, and by another process that read the session meanwhile: once.
    const elsewhere = entranceOf(door.platform, door.config, door.needs);
    const first = refreshTokens(entrance, session, after(60));
    await Promise.all([
      first,
      refreshTokens(entrance, session, after(60)),
      refreshTokens(elsewhere, session, after(61)),
    ]);
    const refreshed = await read();
    expect(refreshed.psc_tokens).not.toEqual(session.psc_tokens);
    await refreshTokens(elsewhere, refreshed, after(62));
    expect((await read()).psc_tokens).toEqual(refreshed.psc_tokens);
    expect((await browser.session()).account).not.toBeNull();

    town.reset();
    await refreshTokens(entrance, refreshed, after(120));
    expect((await browser.session()).account).toBeNull();
  });

  test('ECO.1.2.5 a token refused by an operator gives way to a fresh one, then to a colleague’s; a session over there ends here', async () => {
    const { entranceOf } = await import('./entrance.ts');
    const { liveToken } = await import('./live-token.ts');
    const entrance = entranceOf(door.platform, door.config, door.needs);
    await door.owner.query('delete from sessions');
    await signIn('tilleulsNurse');
    door.clock.now = new Date(started.getTime() + 1_000);
    await signIn('tilleulsCoordinatingDoctor');
    const accounts = (
      await door.owner.query<{ account_id: string }>('select account_id from sessions order by last_seen_at')
    ).rows.map((row) => row.account_id);
    const [nurse, doctor] = accounts;
    const ask = (refused: readonly string[]) => liveToken(entrance, deuxRives.id, accounts, new Set(refused));
    const first = await ask([]);
    expect(first?.accountId).toBe(doctor);
    door.clock.now = new Date(started.getTime() + 25_000);
    const fresh = await ask([first?.accessToken ?? '']);
    expect(fresh?.accountId).toBe(doctor);
    expect(fresh?.accessToken).not.toBe(first?.accessToken);
    const colleague = await ask([fresh?.accessToken ?? '']);
    expect(colleague?.accountId).toBe(nurse);

    town.reset();
    door.clock.now = new Date(started.getTime() + 50_000);
    expect(await ask([fresh?.accessToken ?? '', colleague?.accessToken ?? ''])).toBeNull();
    expect((await door.owner.query('select 1 from sessions')).rowCount).toBe(0);
  });
});
