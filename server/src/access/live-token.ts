import type { ProSanteConnectTokens } from '@liane/connector-pro-sante-connect';
import type { Entrance } from './needs.ts';
import { openTokens, refreshTokens } from './refresh-tokens.ts';
import { inactivityOf, isOver } from './session.ts';
import type { SessionRow } from './store.ts';

/** A token of Pro Santé Connect, for the call being made: never kept (ECO.1.2.5). */
export interface LiveToken {
  accountId: string;
  accessToken: string;
}

/** A call begun with a token ends before it does. */
const stillGood = 30_000;

/**
 * The token of one of these accounts whose session lives in this organisation, the last gesture first; null when nobody is signed in.
 * One that was refused is asked again of Pro Santé Connect, which says whether its session is over.
 */
export async function liveToken(
  entrance: Entrance,
  organisationId: string,
  accountIds: readonly string[],
  refused: ReadonlySet<string>,
): Promise<LiveToken | null> {
  const { pool } = entrance.platform.database;
  const now = entrance.platform.now();
  const { rows } = await pool.query<SessionRow>(
    `select * from sessions where organisation_id = $1 and account_id = any($2::uuid[])
       and signed_in_with = 'pro-sante-connect' and psc_tokens is not null and ends_at > $3 order by last_seen_at desc`,
    [organisationId, [...accountIds], now],
  );
  for (const session of rows) {
    if (isOver(session, now, inactivityOf(entrance.config))) continue;
    const accessToken = await freshToken(entrance, session, refused, now);
    if (accessToken) return { accountId: session.account_id, accessToken };
  }
  return null;
}

async function freshToken(
  entrance: Entrance,
  session: SessionRow,
  refused: ReadonlySet<string>,
  now: Date,
): Promise<string | undefined> {
  const opens = (tokens: ProSanteConnectTokens): boolean =>
    isGood(tokens.accessTokenExpiresAt, now) && !refused.has(tokens.accessToken);
  const held = openTokens(entrance, session.psc_tokens);
  if (held && opens(held)) return held.accessToken;
  try {
    await refreshTokens(entrance, session, now);
  } catch {
    // A Pro Santé Connect that is slow or down opens nothing now, and ends nothing.
    return undefined;
  }
  const { rows } = await entrance.platform.database.pool.query<Pick<SessionRow, 'psc_tokens'>>(
    'select psc_tokens from sessions where id = $1',
    [session.id],
  );
  const fresh = openTokens(entrance, rows[0]?.psc_tokens ?? null);
  return fresh && opens(fresh) ? fresh.accessToken : undefined;
}

/** Kept as JSON: an instant comes back as text. */
const isGood = (expires: Date | string, now: Date): boolean => new Date(expires).getTime() - now.getTime() > stillGood;
