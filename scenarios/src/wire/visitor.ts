import type { AnswerOf, AnyContract, BodyOf, ParamsOf, Problem } from '@liane/server/contract/platform';
import { access } from '@liane/server/contract/access';
import type { World } from '../stage/world.ts';
import { cookieJar } from './cookies.ts';
import { pathOf } from './path-of.ts';
import { Refused } from './refused.ts';

/** What a contract is given. */
export interface Given<C extends AnyContract> {
  params?: ParamsOf<C>;
  body?: BodyOf<C>;
  /** Names the command: repeating it with the same name is harmless. */
  commandId?: string;
}

/** Somebody signed in who speaks to the server as the screens do, without a screen. */
export interface Visitor {
  /** Asks once. Throws Refused with the problem said, or the error of the network. */
  ask<C extends AnyContract>(contract: C, given?: Given<C>): Promise<AnswerOf<C>>;
  /** The bytes of a file. */
  file(path: string): Promise<Uint8Array>;
}

/**
 * Signs in with Pro Santé Connect by following its pages, approves on the phone, and speaks by the contracts.
 * Signs in again when the session has ended: the Pro Santé Connect of a demonstration forgets its sessions when it is killed.
 */
export async function visitorOf(world: World, professionalKey: string): Promise<Visitor> {
  const origin = new URL(world.url).origin;
  let cookies = cookieJar();
  let csrf = '';

  async function send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookies.of(url));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    cookies.keep(url, answer);
    return answer;
  }

  /** Follows until a page is shown; gives its address. */
  async function follow(from: URL, init: RequestInit = asPage): Promise<URL> {
    let url = from;
    let answer = await send(url, init);
    for (let place = answer.headers.get('location'); place !== null; place = answer.headers.get('location')) {
      url = new URL(place, url);
      answer = await send(url, asPage);
    }
    if (!answer.ok) throw new Error(`Signing in: ${url.pathname} answered ${answer.status}.`);
    return url;
  }

  async function signIn(): Promise<void> {
    cookies = cookieJar();
    const phone = await follow(new URL('/api/sign-in/pro-sante-connect', world.url));
    await follow(new URL(`${phone.pathname}/choose`, phone), form({ professional: professionalKey }));
    await follow(new URL(`${phone.pathname}/approve`, phone), form({}));
    const session = access.session.reply.parse(await (await send(new URL(access.session.path, world.url))).json());
    if (session.csrf === null) throw new Error(`${professionalKey} is not signed in.`);
    csrf = session.csrf;
  }

  /** Sends what is made at each try: it carries the secret of the session. */
  async function answered(path: string, made: () => RequestInit): Promise<Response> {
    const url = new URL(path, world.url);
    let answer = await send(url, made());
    if (answer.status === 401) {
      await signIn();
      answer = await send(url, made());
    }
    if (!answer.ok) throw new Refused(answer.status, (await answer.json()) as Problem);
    return answer;
  }

  await signIn();
  return {
    async ask(contract, { params, body, commandId } = {}) {
      const answer = await answered(pathOf(contract.path, params as Record<string, string>), () => ({
        method: contract.method,
        headers: {
          accept: 'application/json',
          ...(contract.method === 'GET' ? {} : { origin, 'x-liane-csrf': csrf }),
          ...(commandId === undefined ? {} : { 'x-command-id': commandId }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }));
      return contract.reply.parse(await answer.json()) as never;
    },
    async file(path) {
      return new Uint8Array(await (await answered(path, () => ({}))).arrayBuffer());
    },
  };
}

const asPage: RequestInit = { headers: { accept: 'text/html' } };

const form = (content: Record<string, string>): RequestInit => ({
  ...asPage,
  method: 'POST',
  body: new URLSearchParams(content),
});
