import type { FastifyRequest } from 'fastify';
import type { Tx } from '../platform/index.ts';
import { fromOf } from './from.ts';
import type { Entrance } from './needs.ts';
import { tables } from './store.ts';

export interface Attempt {
  method: 'pro-sante-connect' | 'passkey' | 'invitation';
  /** `ok`, or the code of what went wrong. */
  result: string;
  accountId?: string | undefined;
  /** National identifier of the professional, when Pro Santé Connect said it. */
  identifier?: string | undefined;
}

/** Every attempt to sign in is kept, and none of its secrets (SC.SSI/IAM.90). */
export async function recordAttempt(
  entrance: Entrance,
  tx: Tx,
  request: FastifyRequest,
  attempt: Attempt,
): Promise<void> {
  await tables(tx)
    .insertInto('sign_in_attempts')
    .values({
      id: entrance.platform.newId(),
      at: entrance.platform.now(),
      method: attempt.method,
      result: attempt.result,
      account_id: attempt.accountId ?? null,
      identifier: attempt.identifier ?? null,
      from_where: fromOf(request),
    })
    .execute();
}
