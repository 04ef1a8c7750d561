import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CastPerson } from '@liane/cast';
import { people } from '@liane/cast';
import { signInWithoutBrowser, startSandbox, type RunningSandbox } from '@liane/sandbox';
import { migrations, startServer } from '@liane/server';
import { access } from '@liane/server/contract/access';
import type { AnswerOf, AnyContract, BodyOf, ParamsOf, Problem } from '@liane/server/contract/platform';
import { migrate, startEmbeddedPostgres, uuidv7 } from '@liane/server/platform';
import { essentialPapers, paperAuthor, townPaper } from '@liane/server/testing';
import { loadCast } from '../cast/load-cast.ts';
import { freePort } from '../start/ports.ts';
import { clientOfSandbox, servicesOf } from '../start/services.ts';

/** A whole server and a whole town, whose DMP holds the essential of somebody: what the screens speak to. */
export interface DmpTown {
  url: string;
  databaseUrl: string;
  sandbox: RunningSandbox;
  /** Signs in with Pro Santé Connect. */
  visitor(professionalKey: string): Promise<Visitor>;
  /** Somebody of the cast who was admitted. */
  person(key: string): { personId: string; known: CastPerson };
  /** Puts the six documents of the essential in somebody's DMP. */
  publishEssential(key: string): void;
  close(): Promise<void>;
}

/** Somebody signed in who speaks by the contracts, as the screens do. */
export interface Visitor {
  /** Throws Refused. */
  ask<C extends AnyContract>(contract: C, given: { params?: ParamsOf<C>; body?: BodyOf<C> }): Promise<AnswerOf<C>>;
  /** Calls back at each piece of news of these topics, until the signal ends. */
  hear(topic: string, heard: () => void, signal: AbortSignal): Promise<void>;
}

/** What the server answered instead, with its code. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, { code, message }: Problem) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** `patience`: milliseconds a call to the DMP may take. */
export async function openDmpTown(folder: string, { patience = 8_000 } = {}): Promise<DmpTown> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const database = await startEmbeddedPostgres({ dataDir: join(folder, 'database'), durable: false });
    ends.push(() => database.stop());
    await migrate(database.url, migrations);
    const port = await freePort(0, 'PORT');
    const publicUrl = `http://localhost:${port}`;
    const client = { clientId: 'liane', clientSecret: randomBytes(24).toString('base64url') };
    const sandbox = await startSandbox({ port: 0, clients: [clientOfSandbox(publicUrl, client)] });
    ends.push(() => sandbox.close());
    const services = servicesOf({ kind: 'ready', ...sandbox }, client);
    const config = {
      port,
      host: '127.0.0.1',
      publicUrl,
      databaseUrl: database.url,
      dataDir: folder,
      installationName: 'Mesure',
      demonstration: true,
      logLevel: 'silent' as const,
      ...services,
      ...(services.dmp ? { dmp: { ...services.dmp, timeoutMs: patience } } : {}),
    };
    const server = await startServer(config);
    ends.push(() => server.close());
    const loaded = await loadCast(server.platform, config);
    const person = (key: string) => {
      const personId = loaded.people.find((one) => one.key === key)?.personId;
      const known = people.find((one) => one.key === key);
      if (personId === undefined || !known) throw new Error(`${key} was not admitted`);
      return { personId, known };
    };
    return {
      url: publicUrl,
      databaseUrl: database.url,
      sandbox,
      visitor: (key) => visitorOf(publicUrl, key),
      person,
      publishEssential(key) {
        const { known } = person(key);
        if (!known.ins) throw new Error(`${key} has no DMP`);
        for (const paper of essentialPapers(known, new Date()))
          sandbox.dmpRecords.publish(known.ins, { cda: townPaper(paper).cda, by: paperAuthor });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function visitorOf(origin: string, key: string): Promise<Visitor> {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    return answer;
  };
  const away = await send('/api/sign-in/pro-sante-connect');
  const back = await signInWithoutBrowser(away.headers.get('location') ?? '', key);
  await send(`${back.pathname}${back.search}`);
  const session = access.session.reply.parse(await (await send(access.session.path)).json());
  if (session.csrf === null || session.practice === null) throw new Error(`${key} is not signed in`);
  const { csrf } = session;
  return {
    async ask(contract, { params, body }) {
      const given = (params ?? {}) as Record<string, string>;
      const path = contract.path.replaceAll(/:(\w+)/g, (_whole, name: string) => given[name] ?? '');
      const answer = await send(path, {
        method: contract.method,
        headers: {
          ...(contract.method === 'GET' ? {} : { origin, 'x-liane-csrf': csrf, 'x-command-id': uuidv7() }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Refused(answer.status, (await answer.json()) as Problem);
      return contract.reply.parse(await answer.json()) as never;
    },
    async hear(topic, heard, signal) {
      const answer = await send('/api/live', { signal });
      const decoder = new TextDecoder();
      void (async () => {
        for await (const piece of answer.body ?? []) if (decoder.decode(piece as Uint8Array).includes(topic)) heard();
      })().catch(() => {});
    },
  };
}
