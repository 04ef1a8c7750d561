import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Act } from './act.ts';
import type { Database } from './database.ts';
import type { Live } from './live.ts';
import type { Migrations } from './migrations.ts';
import type { Rights } from './rights.ts';
import type { AnyServed } from './served.ts';

/** What the platform hands to every module. */
export interface Platform {
  database: Database;
  live: Live;
  log: Logger;
  now(): Date;
  /** UUIDv7. */
  newId(): string;
}

/** A task of the worker: payloads carry opaque ids, the work opens its own transactions. Throwing makes it run again later. */
export type Task = (payload: Record<string, string>) => Promise<void>;

/** What a module offers when the server is put together. */
export interface ServerModule {
  name: string;
  migrations: Migrations;
  /** Its part of `docs/rights.md`. */
  rights: Rights;
  routes: AnyServed[];
  /** Paths that are not JSON contracts: files, redirections, protocols. */
  plugin?: (app: FastifyInstance, door: Door) => void | Promise<void>;
  tasks?: Record<string, Task>;
  /** Tasks whose end somebody waits for before a screen: they never queue behind the others. */
  awaited?: Record<string, Task>;
  /** Cron lines of graphile-worker, one a line, e.g. `* * * * * access:seal`: it takes no dot in a name. */
  schedule?: string;
}

/** How a plugin learns who asks, and keeps the same promises as a contract route. */
export interface Door {
  whoAsks(request: FastifyRequest): Promise<Act | null>;
}
