import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf } from './database.ts';

type Connected = Parameters<pg.Pool['connect']>[0];
type Release = Parameters<Connected>[2];

/** Connections that wait for a database which is away, until they are closed: what runs beside the click has nobody to tell. */
export class PatientPool extends pg.Pool {
  #closed = false;

  constructor(url: string, connections: number) {
    super({ ...connectionOf(url), max: connections });
    this.on('error', () => {});
    this.on('connect', (client) => client.on('error', () => {}));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(told: Connected): void;
  override connect(told?: Connected): Promise<pg.PoolClient> | void {
    if (!told) return this.#connectInTheEnd();
    // graphile-worker releases its listening connection twice when that one is cut as a turn ends; nobody hears the refusal.
    super.connect((error, client, release) => told(error, client, once(release)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.end();
  }

  async #connectInTheEnd(): Promise<pg.PoolClient> {
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.#closed) throw error;
        await wait(200);
      }
    }
  }
}

function once(release: Release): Release {
  let released = false;
  return (error) => {
    if (!released) release(error);
    released = true;
  };
}
