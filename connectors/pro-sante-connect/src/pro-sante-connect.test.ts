import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BrowserCookies, signInWithoutBrowser, startSandbox, SignInStopped } from '@liane/sandbox';
import type { RunningSandbox } from '@liane/sandbox';
import {
  AssuranceTooLow,
  connectToProSanteConnect,
  ProSanteConnectMisconfigured,
  ProSanteConnectRefused,
  ProSanteConnectSlow,
  ProSanteConnectUnreachable,
  ProSanteConnectUnreadable,
  ProSanteConnectUntrusted,
  SessionEnded,
} from './index.ts';
import type { ProSanteConnect, ProSanteConnectConfig, ProSanteConnectError } from './index.ts';

/** Written by hand from the cast. */
const someone = {
  active: {
    key: 'deuxRivesDirector',
    psIdNat: '810199000059',
    familyName: 'CARPENTIER',
    givenName: 'Hélène',
    finess: ['990001026', '990001042'],
  },
  expired: { key: 'expiredNurse' },
  without: { key: 'tilleulsNightAssistant' },
};

const client = {
  clientId: 'liane',
  clientSecret: 'un-secret-de-bac-a-sable-assez-long',
  redirectUris: ['http://localhost:3000/retour'],
  postLogoutRedirectUris: ['http://localhost:3000/'],
};
const service = 'pro-sante-connect';

let town: RunningSandbox;
const configOf = ({ url }: RunningSandbox, changes: Partial<ProSanteConnectConfig> = {}): ProSanteConnectConfig => ({
  issuer: `${url}/auth/realms/esante-wallet`,
  clientId: client.clientId,
  clientSecret: client.clientSecret,
  redirectUri: 'http://localhost:3000/retour',
  postLogoutRedirectUri: 'http://localhost:3000/',
  sandbox: true,
  ...changes,
});
const connector = (changes: Partial<ProSanteConnectConfig> = {}): ProSanteConnect =>
  connectToProSanteConnect(configOf(town, changes));

beforeAll(async () => {
  town = await startSandbox({ port: 0, clients: [client] });
});
afterEach(() => town.reset());
afterAll(async () => town.close());

async function signIn(psc: ProSanteConnect, key: string = someone.active.key, browser = new BrowserCookies()) {
  const { url, kept } = await psc.beginSignIn();
  return psc.finishSignIn(await signInWithoutBrowser(url, key, { browser }), kept);
}

describe('signing in', () => {
  test('SC.PSC.08 the request carries acr_values=eidas1, scope_all, state, nonce and an S256 challenge', async () => {
    const { url, kept } = await connector().beginSignIn();
    const asked = Object.fromEntries(url.searchParams);
    expect(url.origin + url.pathname).toBe(`${town.url}/auth`);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'liane',
      scope: 'openid scope_all',
      acr_values: 'eidas1',
      state: kept.state,
      nonce: kept.nonce,
      code_challenge_method: 'S256',
    });
    expect(asked.code_challenge).toHaveLength(43);
    expect(url.href).not.toContain(kept.codeVerifier);
  });

  test('SC.PSC.01 a professional of the cast comes back with their identity, situations and tokens', async () => {
    const { identity, tokens } = await signIn(connector());
    expect(identity).toMatchObject({
      SubjectNameID: someone.active.psIdNat,
      family_name: someone.active.familyName,
      given_name: someone.active.givenName,
      acr: 'eidas3',
      authMode: 'MOBILE',
    });
    expect(identity.sub.endsWith(`:${someone.active.psIdNat}`)).toBe(true);
    expect(identity.SubjectRefPro.exercices[0]?.activities.map(({ numeroFinessSite }) => numeroFinessSite)).toEqual(
      someone.active.finess,
    );
    expect(tokens.accessTokenExpiresAt.getTime() - Date.now()).toBeLessThanOrEqual(120_000);
    expect(Number(tokens.refreshTokenExpiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  });

  test('the secret may travel in the body', async () => {
    expect((await signIn(connector({ secretIn: 'post' }))).identity.SubjectNameID).toBe(someone.active.psIdNat);
  });

  test('a wrong secret is refused and is no fault of the person', async () => {
    await expect(signIn(connector({ clientSecret: 'un-autre' }))).rejects.toMatchObject({
      code: 'psc-refused',
      serviceCode: 'invalid_client',
    });
  });
});

describe('what is refused', () => {
  test('the person refuses on the phone', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key, { answer: 'refuse' });
    await expect(psc.finishSignIn(back, kept)).rejects.toMatchObject({
      constructor: ProSanteConnectRefused,
      serviceCode: 'access_denied',
      worthRetrying: false,
    });
  });

  test.each([
    ['expired', 'e-CPS expirée'],
    ['without', 'n’a pas d’e-CPS'],
  ] as const)('an e-CPS %s stops on a page that says so', async (who, words) => {
    const { url } = await connector().beginSignIn();
    const stopped = await signInWithoutBrowser(url, someone[who].key).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(SignInStopped);
    expect((stopped as SignInStopped).status).toBe(403);
    expect((stopped as SignInStopped).page).toContain(words);
  });

  test.each([
    ['acr_values', 'invalid_request'],
    ['state', 'invalid_request'],
    ['nonce', 'invalid_request'],
    ['scope', 'invalid_scope'],
  ])('a request without %s is sent back with %s', async (parameter, error) => {
    const { url } = await connector().beginSignIn();
    url.searchParams.delete(parameter);
    const back = await signInWithoutBrowser(url, someone.active.key);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('error_description')).toContain(parameter);
    expect(back.searchParams.has('code')).toBe(false);
  });

  test('a level nobody defined is sent back', async () => {
    const { url } = await connector().beginSignIn();
    url.searchParams.set('acr_values', 'eidas9');
    expect((await signInWithoutBrowser(url, someone.active.key)).searchParams.get('error')).toBe('invalid_request');
  });

  test('an address nobody registered is never visited', async () => {
    const { url } = await connector().beginSignIn();
    url.searchParams.set('redirect_uri', 'http://ailleurs.example/retour');
    url.searchParams.delete('acr_values');
    await expect(signInWithoutBrowser(url, someone.active.key)).rejects.toMatchObject({
      code: 'SANDBOX_SIGN_IN_STOPPED',
      status: 400,
    });
  });

  test('the state of another sign-in', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    await expect(psc.finishSignIn(back, { ...kept, state: 'autre' })).rejects.toBeInstanceOf(ProSanteConnectUntrusted);
  });

  test('the nonce of another sign-in', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    await expect(psc.finishSignIn(back, { ...kept, nonce: 'autre' })).rejects.toBeInstanceOf(ProSanteConnectUntrusted);
  });

  test('the answer of another issuer', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    back.searchParams.set('iss', 'https://ailleurs.example');
    await expect(psc.finishSignIn(back, kept)).rejects.toBeInstanceOf(ProSanteConnectUntrusted);
  });

  test('a wrong PKCE verifier', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    await expect(psc.finishSignIn(back, { ...kept, codeVerifier: 'a'.repeat(43) })).rejects.toMatchObject({
      code: 'psc-refused',
      serviceCode: 'invalid_grant',
    });
  });

  test('a code used twice, which also ends what it gave', async () => {
    const psc = connector();
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    const { tokens } = await psc.finishSignIn(back, kept);
    await expect(psc.finishSignIn(back, kept)).rejects.toMatchObject({
      code: 'psc-refused',
      serviceCode: 'invalid_grant',
    });
    await expect(psc.refresh(tokens)).rejects.toBeInstanceOf(SessionEnded);
  });
});

describe('the session', () => {
  test('tokens are renewed, and the old refresh token dies', async () => {
    const psc = connector();
    const { tokens } = await signIn(psc);
    const renewed = await psc.refresh(tokens);
    expect(renewed.accessToken).not.toBe(tokens.accessToken);
    await expect(psc.refresh(tokens)).rejects.toBeInstanceOf(SessionEnded);
  });

  test('signing out ends the session at Pro Santé Connect and comes back', async () => {
    const psc = connector();
    const browser = new BrowserCookies();
    const { tokens } = await signIn(psc, someone.active.key, browser);
    const out = await psc.signOutUrl(tokens.idToken, 'retour-1');
    const asked = await browser.open(out, town.url);
    const [, action = ''] = /action="([^"]+)"/.exec(asked.page) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked.page) ?? [];
    const left = await browser.open(new URL(action), town.url, { xsrf, logout: 'yes' });
    expect(left.url.href).toBe('http://localhost:3000/?state=retour-1');
    await expect(psc.refresh(tokens)).rejects.toBeInstanceOf(SessionEnded);
  });

  test('a browser already known is not asked again, unless prompt=login', async () => {
    const psc = connector();
    const browser = new BrowserCookies();
    await signIn(psc, someone.active.key, browser);
    const again = await psc.beginSignIn();
    expect((await browser.open(again.url, town.url)).url.searchParams.has('code')).toBe(true);
    const anew = await psc.beginSignIn({ prompt: 'login' });
    expect((await browser.open(anew.url, town.url)).url.pathname).toContain('/e-cps/');
  });

  test('after the inactivity delay the session is ended', async () => {
    const brief = await startSandbox({ port: 0, clients: [client], lifetimes: { refreshToken: 1 } });
    try {
      const psc = connectToProSanteConnect(configOf(brief));
      const { tokens } = await signIn(psc);
      await new Promise((resolve) => setTimeout(resolve, 2100));
      await expect(psc.refresh(tokens)).rejects.toBeInstanceOf(SessionEnded);
    } finally {
      await brief.close();
    }
  });
});

describe('when the outside fails', () => {
  const failures = [
    ['slow', ProSanteConnectSlow],
    ['down', ProSanteConnectUnreachable],
    ['rubbish', ProSanteConnectUnreadable],
    ['refusal', ProSanteConnectRefused],
    ['cut', ProSanteConnectUnreachable],
  ] as const;

  test('nobody is sent to a service that has fallen since it was last heard', async () => {
    const line = connector({ heardWithinMs: 0 });
    await line.beginSignIn();
    town.faults.set(service, { kind: 'down' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(line.beginSignIn()).rejects.toBeInstanceOf(ProSanteConnectUnreachable);
  });

  test.each(failures)('%s before the departure', async (kind, named) => {
    town.faults.set(service, { kind, delayMs: 5000 });
    await expect(connector({ delayMs: 300 }).beginSignIn()).rejects.toBeInstanceOf(named);
  });

  test.each(failures)('%s when the browser is back', async (kind, named) => {
    const psc = connector({ delayMs: 600 });
    const { url, kept } = await psc.beginSignIn();
    const back = await signInWithoutBrowser(url, someone.active.key);
    town.faults.set(service, { kind, delayMs: 5000, remaining: 1 });
    await expect(psc.finishSignIn(back, kept)).rejects.toBeInstanceOf(named);
  });

  test.each(failures)('%s while renewing does not end the session by itself', async (kind, named) => {
    const psc = connector({ delayMs: 600 });
    const { tokens } = await signIn(psc);
    town.faults.set(service, { kind, delayMs: 5000, remaining: 1 });
    const failure = await psc.refresh(tokens).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(named);
    expect(failure).not.toBeInstanceOf(SessionEnded);
    expect((failure as ProSanteConnectError).message).toMatch(/conservé|refusée/);
  });

  test('it heals by itself', async () => {
    const psc = connector();
    town.faults.set(service, { kind: 'down', remaining: 1 });
    await expect(psc.beginSignIn()).rejects.toBeInstanceOf(ProSanteConnectUnreachable);
    expect((await signIn(psc)).identity.SubjectNameID).toBe(someone.active.psIdNat);
  });

  test('nobody listening', async () => {
    await expect(
      connector({ issuer: 'http://localhost:9/auth/realms/esante-wallet' }).beginSignIn(),
    ).rejects.toBeInstanceOf(ProSanteConnectUnreachable);
  });
});

describe('configuration', () => {
  test.each([
    ['http without sandbox', { sandbox: false }],
    ['no secret', { clientSecret: '' }],
    ['no address', { issuer: 'pro sante connect' }],
    ['another protocol', { issuer: 'ftp://localhost/realm' }],
  ])('%s', (_case, changes) => {
    expect(() => connector(changes)).toThrow(ProSanteConnectMisconfigured);
  });

  test('an issuer that is not the one configured', async () => {
    const issuer = town.url.replace('localhost', '127.0.0.1');
    await expect(connector({ issuer: `${issuer}/auth/realms/esante-wallet` }).beginSignIn()).rejects.toBeInstanceOf(
      ProSanteConnectUntrusted,
    );
  });
});

test('errors have distinct codes and sentences', () => {
  const errors = [
    new ProSanteConnectMisconfigured('x'),
    new ProSanteConnectUnreachable(),
    new ProSanteConnectSlow(8000),
    new ProSanteConnectUnreadable('x'),
    new ProSanteConnectUntrusted('x'),
    new ProSanteConnectRefused('access_denied'),
    new AssuranceTooLow('eidas0'),
    new SessionEnded(),
  ];
  expect(new Set(errors.map(({ code }) => code)).size).toBe(8);
  expect(new ProSanteConnectSlow(8000).message).toContain('8 s');
});
