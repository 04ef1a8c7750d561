import { sql } from 'kysely';
import type { Platform, Task } from '../platform/index.ts';
import { carries } from './tasks.ts';

/** A job late by this much has lost its worker. */
const lostAfter = 30_000;

/**
 * Wakes what should have left: a worker that was killed kept its jobs locked. Done at each start and every minute; a sending that
 * is being carried is not carried twice, its lane is held.
 */
export function sweepSendings(platform: Platform): Task {
  return (payload) =>
    platform.database.outside(async (tx) => {
      const before =
        payload['after'] === undefined
          ? new Date(platform.now().getTime() - lostAfter)
          : new Date(platform.now().getTime() + 1000);
      const { rows } = await sql<{ organisation_id: string; account_id: string; id: string }>`
        select * from liane_sendings_left(${before})
      `.execute(tx.on());
      for (const { organisation_id, account_id, id } of rows)
        await tx.enqueue(
          carries,
          { organisationId: organisation_id, accountId: account_id, sendingId: id },
          { runAt: platform.now(), key: `sending:${id}` },
        );
    });
}
