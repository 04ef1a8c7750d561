import type { Platform } from '../platform/index.ts';
import { end, type Carried } from './end.ts';
import { lockSending } from './store.ts';

/** SQLSTATE classes and system errors of a database that is away or busy, not of the sending. */
const awayOrBusy = /^(?:08|40|53|57)|^(?:ECONN|EPIPE|ETIMEDOUT)/;
/** Said by the pool without any code. */
const lost = /^Connection terminated|^timeout exceeded/;

/**
 * What neither a service nor a rule explains is a fault of ours: counted on the sending, so that it never waits in silence. Throws what
 * comes of the database: the worker tries again once it is back.
 */
export async function faulted(platform: Platform, carried: Carried, error: unknown): Promise<void> {
  const { database, log } = platform;
  if (isOfDatabase(error)) throw error;
  // Its message may quote the record.
  log.error({ error: error instanceof Error ? error.name : 'unknown', sending: carried.sendingId }, 'not carried');
  await database.within(carried, async (tx) => {
    const sending = await lockSending(tx, carried.organisationId, carried.sendingId);
    if (sending) await end(tx, carried, sending, { kind: 'fault' }, platform.now());
  });
}

const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && awayOrBusy.test(String(error.code))) || (!('code' in error) && lost.test(error.message)));
