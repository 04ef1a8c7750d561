import type { SandboxClient } from './service.ts';

/** The e-CPS refused to play along: expired, absent, unknown person, or the request was not understood. */
export class SignInStopped extends Error {
  readonly code = 'SANDBOX_SIGN_IN_STOPPED';
  readonly status: number;
  /** The page the person would have read. */
  readonly page: string;
  constructor(status: number, page: string) {
    super(`La connexion s’est arrêtée sur une page (${status}) : ${headingOf(page)}`);
    this.status = status;
    this.page = page;
  }
}

export interface SignInByHand {
  answer?: 'approve' | 'refuse';
  /** Cookies kept between two sign-ins of the same browser. */
  browser?: BrowserCookies;
}

/**
 * Does what a person does in the browser and on the phone: opens the address, chooses who they are, answers on the phone.
 * @returns the callback address, with its `code` or its `error`, not yet opened.
 * @throws SignInStopped when the sandbox shows a page instead.
 */
export async function signInWithoutBrowser(
  authorizationUrl: string | URL,
  professionalKey: string,
  { answer = 'approve', browser = new BrowserCookies() }: SignInByHand = {},
): Promise<URL> {
  const origin = new URL(authorizationUrl).origin;
  const leftOrPage = async (visit: Visit): Promise<URL | Visit> => (visit.url.origin === origin ? visit : visit.url);

  const first = await leftOrPage(await browser.open(new URL(authorizationUrl), origin));
  if (first instanceof URL) return first;
  if (!/\/e-cps\/[\w-]+$/.test(first.url.pathname)) throw new SignInStopped(first.status, first.page);

  const phone = await browser.open(new URL(`${first.url.pathname}/choose`, origin), origin, {
    professional: professionalKey,
  });
  if (!phone.page.includes('class="phone"')) throw new SignInStopped(phone.status, phone.page);
  const last = await leftOrPage(await browser.open(new URL(`${first.url.pathname}/${answer}`, origin), origin, {}));
  if (last instanceof URL) return last;
  throw new SignInStopped(last.status, last.page);
}

/**
 * The access token of somebody, obtained as any software does: e-CPS, code, token.
 * @throws SignInStopped when the sandbox shows a page instead, TypeError when it gives no token.
 */
export async function tokenWithoutBrowser(
  townUrl: string,
  { clientId, clientSecret, redirectUris }: SandboxClient,
  professionalKey: string,
): Promise<string> {
  const [redirectUri = ''] = redirectUris;
  const authorize = new URL('/auth', townUrl);
  authorize.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: 'etat',
    nonce: 'unique',
  }).toString();
  const back = await signInWithoutBrowser(authorize, professionalKey);
  const answered = await fetch(new URL('/auth/realms/esante-wallet/protocol/openid-connect/token', townUrl), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const said: unknown = await answered.json();
  const token = typeof said === 'object' && said !== null && 'access_token' in said ? said.access_token : undefined;
  if (typeof token !== 'string') throw new TypeError(`no token for ${professionalKey}`);
  return token;
}

interface Visit {
  url: URL;
  status: number;
  page: string;
}

/** Just enough of a browser: cookies by name and path, redirections followed while they stay on one origin. */
export class BrowserCookies {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  /** @param form present: sent by POST. */
  async open(url: URL, origin: string, form?: Record<string, string>): Promise<Visit> {
    let next = url;
    let body: URLSearchParams | undefined = form && new URLSearchParams(form);
    for (let redirections = 0; redirections < 10; redirections++) {
      const response = await fetch(next, {
        redirect: 'manual',
        method: body ? 'POST' : 'GET',
        ...(body ? { body } : {}),
        headers: { cookie: this.#for(next) },
      });
      this.#keep(response);
      const location = response.headers.get('location');
      if (!location) return { url: next, status: response.status, page: await response.text() };
      await response.body?.cancel();
      next = new URL(location, next);
      body = undefined;
      if (next.origin !== origin) return { url: next, status: response.status, page: '' };
    }
    throw new Error('Trop de redirections.');
  }

  #for(url: URL): string {
    return [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, { value, path });
    }
  }
}

const headingOf = (page: string): string => /<h1[^>]*>([^<]*)</.exec(page)?.[1] ?? page.slice(0, 200);
