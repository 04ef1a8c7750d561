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

/** Signs in with Pro Santé Connect by following its pages, approves on the phone, and speaks by the contracts. */
export async function visitorOf(world: World, professionalKey: string): Promise<Visitor> {
  const cookies = cookieJar();
  const origin = new URL(world.url).origin;

  async function send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookies.of(url));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    cookies.keep(url, answer);
    return answer;
  }

  /** Follows until a page is shown; gives its address. */
  async function follow(from: URL, init?: RequestInit): Promise<URL> {
    let url = from;
    let answer = await send(url, init);
    for (let place = answer.headers.get('location'); place !== null; place = answer.headers.get('location')) {
      url = new URL(place, url);
      answer = await send(url, { headers: { accept: 'text/html' } });
    }
    if (!answer.ok) throw new Error(`Signing in: ${url.pathname} answered ${answer.status}.`);
    return url;
  }

  const form = (content: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams(content),
  });
  const phone = await follow(new URL('/api/sign-in/pro-sante-connect', world.url), {
    headers: { accept: 'text/html' },
  });
  await follow(new URL(`${phone.pathname}/choose`, phone), form({ professional: professionalKey }));
  await follow(new URL(`${phone.pathname}/approve`, phone), form({}));

  const visitor: Visitor = {
    async ask(contract, given = {}) {
      const answer = await send(new URL(pathOf(contract.path, given.params as Record<string, string>), world.url), {
        method: contract.method,
        headers: {
          accept: 'application/json',
          ...(contract.method === 'GET' ? {} : { origin, 'x-liane-csrf': csrf ?? '' }),
          ...(given.commandId === undefined ? {} : { 'x-command-id': given.commandId }),
          ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      });
      const content: unknown = await answer.json();
      if (!answer.ok) throw new Refused(answer.status, content as Problem);
      return contract.reply.parse(content) as never;
    },
    async file(path) {
      const answer = await send(new URL(path, world.url));
      if (!answer.ok) throw new Refused(answer.status, (await answer.json()) as Problem);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
  let csrf: string | null = null;
  csrf = (await visitor.ask(access.session)).csrf;
  if (csrf === null) throw new Error(`${professionalKey} is not signed in.`);
  return visitor;
}
