import type { Database } from '../platform/index.ts';
import type { Sending } from './sending.ts';

/** One after the other: the versions of one document, at one recipient, by one channel. */
export const laneOf = ({
  series,
  channel,
  recipientKey,
}: Pick<Sending, 'series' | 'channel' | 'recipientKey'>): string => `${channel} ${recipientKey} ${series}`;

/**
 * Works while no other process does on the same lane; answers undefined when one does. The lock is of the connection, not of a
 * transaction: nothing stays open while a service is waited for, and a process that dies lets go.
 */
export async function alone<T>(
  { pool }: Pick<Database, 'pool'>,
  organisationId: string,
  lane: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const key = `${organisationId} ${lane}`;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 9)) as mine',
      [key],
    );
    if (!rows[0]?.mine) return undefined;
    try {
      return await work();
    } finally {
      await client
        .query('select pg_advisory_unlock(hashtextextended($1, 9))', [key])
        .catch((error: Error) => (broken = error));
    }
  } finally {
    client.release(broken);
  }
}
