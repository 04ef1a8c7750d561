import { isDatabaseAway, type Platform } from '../platform/index.ts';
import { end, type Carried } from './end.ts';
import { lockSending } from './store.ts';

/**
 * What neither a service nor a rule explains is a fault of ours: counted on the sending, so that it never waits in silence. Throws what
 * comes of the database: the worker tries again once it is back.
 */
export async function faulted(platform: Platform, carried: Carried, error: unknown): Promise<void> {
  const { database, log } = platform;
  if (isDatabaseAway(error)) throw error;
  // Its message may quote the record.
  log.error({ error: error instanceof Error ? error.name : 'unknown', sending: carried.sendingId }, 'not carried');
  await database.within(carried, async (tx) => {
    const sending = await lockSending(tx, carried.organisationId, carried.sendingId);
    if (sending) await end(tx, carried, sending, { kind: 'fault' }, platform.now());
  });
}
