import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../platform/index.ts';
import { fromOf } from './from.ts';
import type { Entrance } from './needs.ts';
import { newSecret, hashOf } from './secrets.ts';
import { endOf } from './session.ts';
import { tables, type Exercises, type PracticeRow, type SessionRow } from './store.ts';

export interface Opening {
  accountId: string;
  signedInWith: SessionRow['signed_in_with'];
  /** The practices this sign-in gives a choice of; the only one is chosen at once. */
  practices: readonly PracticeRow[];
  /** Sealed; only with Pro Santé Connect. */
  pscTokens?: Buffer;
  /** What Pro Santé Connect says of these practices. */
  exercises?: Exercises;
}

/** Opens a session in the browser that asks; the one it had is closed. */
export async function openSession(
  entrance: Entrance,
  tx: Tx,
  request: FastifyRequest,
  reply: FastifyReply,
  { accountId, signedInWith, practices, pscTokens, exercises }: Opening,
): Promise<SessionRow> {
  const { platform, cookies, needs } = entrance;
  const now = platform.now();
  const earlier = cookies.read(request, 'session');
  if (earlier) await tables(tx).deleteFrom('sessions').where('token_hash', '=', hashOf(earlier)).execute();
  await tables(tx).deleteFrom('sessions').where('ends_at', '<', now).execute();

  const only = practices.length === 1 ? practices[0] : undefined;
  const place = only && (await needs.workplaces(tx, [only.establishment_id])).get(only.establishment_id);
  const token = newSecret();
  const session: SessionRow = {
    id: platform.newId(),
    token_hash: hashOf(token),
    csrf: newSecret(),
    account_id: accountId,
    signed_in_with: signedInWith,
    confirmed_practices: signedInWith === 'pro-sante-connect' ? practices.map(({ id }) => id) : null,
    organisation_id: place ? only.organisation_id : null,
    practice_id: place ? only.id : null,
    establishment_name: place?.name ?? null,
    opened_at: now,
    last_seen_at: now,
    ends_at: endOf(now, signedInWith),
    from_where: fromOf(request),
    psc_tokens: pscTokens ?? null,
    psc_refreshed_at: pscTokens ? now : null,
    exercises: exercises ? JSON.stringify(exercises) : null,
  };
  await tables(tx).insertInto('sessions').values(session).execute();
  cookies.set(reply, 'session', token);
  return session;
}
