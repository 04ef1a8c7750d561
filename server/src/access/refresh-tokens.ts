import { SessionEnded, type ProSanteConnectTokens } from '@liane/connector-pro-sante-connect';
import type { Entrance } from './needs.ts';
import { unwrap, wrap } from './secrets.ts';
import type { SessionRow } from './store.ts';

/** Well inside the 30 minutes that Pro Santé Connect leaves a silent session (digest §1.4). */
const every = 5 * 60 * 1000;

export const sealTokens = (entrance: Entrance, tokens: ProSanteConnectTokens): Buffer =>
  wrap(entrance.tokenKey(), JSON.stringify(tokens));

export function openTokens(entrance: Entrance, sealed: Buffer | null): ProSanteConnectTokens | null {
  const text = sealed && unwrap(entrance.tokenKey(), sealed);
  return text ? (JSON.parse(text) as ProSanteConnectTokens) : null;
}

/** Asks beside the request, so that a slow Pro Santé Connect never slows the work. */
export function refreshWhenDue(
  entrance: Entrance,
  session: Pick<SessionRow, 'id' | 'psc_refreshed_at'>,
  now: Date,
): void {
  if (!session.psc_refreshed_at || now.getTime() - session.psc_refreshed_at.getTime() < every) return;
  if (entrance.refreshing.has(session.id)) return;
  refreshTokens(entrance, session, now).catch((error: unknown) =>
    entrance.platform.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'session not refreshed'),
  );
}

/**
 * Keeps the session of Pro Santé Connect alive with ours. Its end there is its end here (digest §1.9); a service that is
 * slow or down ends nothing: the next gesture asks again. Who asks while somebody already does waits for the same answer.
 */
export async function refreshTokens(
  entrance: Entrance,
  session: Pick<SessionRow, 'id' | 'psc_refreshed_at'>,
  now: Date,
): Promise<void> {
  const { refreshing } = entrance;
  const asked =
    refreshing.get(session.id) ?? refresh(entrance, session, now).finally(() => refreshing.delete(session.id));
  refreshing.set(session.id, asked);
  return asked;
}

/** Longer than one question to Pro Santé Connect may last: another process leaves the turn alone meanwhile. */
const turnLasts = 20_000;

async function refresh(
  entrance: Entrance,
  { id, psc_refreshed_at: seen }: Pick<SessionRow, 'id' | 'psc_refreshed_at'>,
  now: Date,
): Promise<void> {
  if (seen && now.getTime() - seen.getTime() < turnLasts) return;
  const { pool } = entrance.platform.database;
  // A refresh token serves once, and the session ends there if it serves twice: one request alone takes the turn.
  const turn = await pool.query<Pick<SessionRow, 'psc_tokens'>>(
    'update sessions set psc_refreshed_at = $2 where id = $1 and psc_refreshed_at is not distinct from $3 returning psc_tokens',
    [id, now, seen],
  );
  const [taken] = turn.rows;
  if (!taken) return;
  const tokens = openTokens(entrance, taken.psc_tokens);
  try {
    if (!tokens) throw new SessionEnded();
    const fresh = await entrance.proSanteConnect.refresh(tokens);
    await pool.query('update sessions set psc_tokens = $2 where id = $1', [id, sealTokens(entrance, fresh)]);
  } catch (error) {
    if (error instanceof SessionEnded) {
      await pool.query('delete from sessions where id = $1', [id]);
      return;
    }
    await pool.query('update sessions set psc_refreshed_at = $2 where id = $1', [id, seen]);
    throw error;
  }
}
