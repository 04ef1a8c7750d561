import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { decodeJwt } from 'jose';
import { startSandbox } from '../start.ts';
import type { RunningSandbox } from '../start.ts';
import { BrowserCookies, signInWithoutBrowser } from '../testing.ts';

const redirectUri = 'https://logiciel.example/retour';
const client = {
  clientId: 'essai',
  clientSecret: 'secret-de-l-essai-assez-long',
  redirectUris: [redirectUri],
};
const basic = { authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}` };
let town: RunningSandbox;
let realm: string;

beforeAll(async () => {
  town = await startSandbox({ port: 0, clients: [client] });
  realm = `${town.url}/auth/realms/esante-wallet`;
});
afterEach(() => town.reset());
afterAll(async () => town.close());

interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  session_state: string;
}

type Answer = Record<string, unknown>;

const get = async (url: string): Promise<Answer> => (await fetch(url)).json() as Promise<Answer>;
async function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = basic,
): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${realm}/protocol/openid-connect${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  const body = await response.text();
  return { status: response.status, body: body ? (JSON.parse(body) as Answer) : {} };
}

async function tokensOf(professional: string, at = `${town.url}/auth`): Promise<Tokens> {
  const verifier = 'v'.repeat(43);
  const asked = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: 's',
    nonce: 'n',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
  const back = await signInWithoutBrowser(`${at}?${new URLSearchParams(asked).toString()}`, professional);
  const { body } = await post('/token', {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  return body as unknown as Tokens;
}

describe('discovery', () => {
  test('two documents, and only the wallet one sends people to the wallet', async () => {
    const keycloak = await get(`${realm}/.well-known/openid-configuration`);
    const wallet = await get(`${realm}/.well-known/wallet-openid-configuration`);
    expect(wallet.authorization_endpoint).toBe(`${town.url}/auth`);
    expect(keycloak.authorization_endpoint).toBe(`${realm}/protocol/openid-connect/auth`);
    expect({ ...wallet, authorization_endpoint: '' }).toEqual({ ...keycloak, authorization_endpoint: '' });
    expect(wallet).toMatchObject({
      issuer: realm,
      token_endpoint: `${realm}/protocol/openid-connect/token`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  test('both authorization addresses work', async () => {
    expect(await tokensOf('tilleulsNurse', `${realm}/protocol/openid-connect/auth`)).toHaveProperty('access_token');
  });
});

describe('tokens', () => {
  test('answers carry the keys and lives of the digest', async () => {
    const tokens = await tokensOf('tilleulsNurse');
    expect(tokens).toMatchObject({
      expires_in: 120,
      refresh_expires_in: 1800,
      token_type: 'Bearer',
      scope: 'openid profile scope_all identity',
      session_state: expect.any(String),
    });
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      acr: 'eidas3',
      nonce: 'n',
      aud: 'essai',
      iss: realm,
      sid: tokens.session_state,
      auth_time: expect.any(Number),
      amr: expect.arrayContaining(['mfa']),
    });
  });

  test('the access token dies after its life', async () => {
    const brief = await startSandbox({ port: 0, clients: [client], lifetimes: { accessToken: 1 } });
    const kept = [town, realm] as const;
    [town, realm] = [brief, `${brief.url}/auth/realms/esante-wallet`];
    try {
      const { access_token } = await tokensOf('tilleulsNurse');
      const ask = () =>
        fetch(`${realm}/protocol/openid-connect/userinfo`, { headers: { authorization: `Bearer ${access_token}` } });
      expect((await ask()).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 2100));
      expect((await ask()).status).toBe(401);
    } finally {
      [town, realm] = kept;
      await brief.close();
    }
  });

  test('introspection names the person for an access token only', async () => {
    const tokens = await tokensOf('tilleulsNurse');
    const access = await post('/token/introspect', { token: tokens.access_token });
    expect(access.body).toMatchObject({
      active: true,
      SubjectNameID: '810199000018',
      acr: 'eidas3',
      authMode: 'MOBILE',
      typ: 'Bearer',
      azp: 'essai',
    });
    const refreshed = await post('/token/introspect', { token: tokens.refresh_token });
    expect(refreshed.body.active).toBe(true);
    expect(refreshed.body).not.toHaveProperty('SubjectNameID');
    expect((await post('/token/introspect', { token: 'rien' })).body).toEqual({ active: false });
    expect((await post('/token/introspect', { token: tokens.access_token }, {})).status).toBeGreaterThanOrEqual(400);
  });

  test('revocation', async () => {
    const tokens = await tokensOf('tilleulsNurse');
    expect((await post('/revoke', { token: tokens.refresh_token })).status).toBe(200);
    expect(
      (await post('/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).body.error,
    ).toBe('invalid_grant');
  });
});

describe('CIBA', () => {
  const ask = (changes: Record<string, string> = {}) =>
    post('/ext/ciba/auth', {
      scope: 'openid scope_all',
      login_hint: '810199000018',
      binding_message: '42',
      acr_values: 'eidas1',
      ...changes,
    });
  const poll = (auth_req_id: string, grant_type = 'urn:ietf:params:oauth:grant-type:ciba') =>
    post('/token', { grant_type, auth_req_id });
  async function answer(verb: 'approve' | 'refuse'): Promise<string> {
    const browser = new BrowserCookies();
    const list = await browser.open(new URL(`${realm}/telephones`), town.url);
    const [, path = ''] = /href="([^"]+telephones\/[^"]+)"/.exec(list.page) ?? [];
    const { page } = await browser.open(new URL(path, town.url), town.url);
    await browser.open(new URL(`${path}/${verb}`, town.url), town.url, {});
    return page;
  }

  test('the phone shows the two digits; approved, the tokens come', async () => {
    const { body } = await ask();
    expect((await poll(String(body.auth_req_id))).body.error).toBe('authorization_pending');
    expect(await answer('approve')).toContain('<p class="digits">42</p>');
    expect((await poll(String(body.auth_req_id))).body).toMatchObject({
      expires_in: 120,
      id_token: expect.any(String),
      refresh_token: expect.any(String),
    });
    expect((await poll(String(body.auth_req_id))).body.error).toBe('invalid_grant');
  });

  test('the name of the OpenID specification is understood too', async () => {
    const { body } = await ask();
    await answer('approve');
    expect((await poll(String(body.auth_req_id), 'urn:openid:params:grant-type:ciba')).status).toBe(200);
  });

  test('refused on the phone', async () => {
    const { body } = await ask();
    await answer('refuse');
    expect((await poll(String(body.auth_req_id))).body.error).toBe('access_denied');
  });

  test.each([
    [{ binding_message: '7' }, 'invalid_binding_message'],
    [{ binding_message: 'ab' }, 'invalid_binding_message'],
    [{ login_hint: '800000000000' }, 'unknown_user_id'],
    [{ login_hint: '3990001026/AS-0042' }, 'unknown_user_id'],
    [{ login_hint: '810199000158' }, 'access_denied'],
    [{ acr_values: '' }, 'invalid_request'],
    [{ scope: 'openid' }, 'invalid_scope'],
  ])('%o is refused', async (changes, error) => {
    expect((await ask(changes as Record<string, string>)).body.error).toBe(error);
  });
});

test('the journal tells each exchange and no secret', async () => {
  const tokens = await tokensOf('tilleulsNurse');
  const told = JSON.stringify(town.journal.of('pro-sante-connect'));
  expect(town.journal.of('pro-sante-connect').map(({ asked }) => asked)).toContain('Jetons demandés');
  for (const secret of [tokens.access_token, tokens.refresh_token, tokens.id_token, client.clientSecret])
    expect(told).not.toContain(secret);
});

test('a request opened in another browser is refused by a page', async () => {
  const answer = await fetch(`${realm}/e-cps/inconnu`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('n’est plus valable');
});
