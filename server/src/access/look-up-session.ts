import type { FastifyRequest } from 'fastify';
import type { Entrance } from './needs.ts';
import { refreshWhenDue } from './refresh-tokens.ts';
import { hashOf } from './secrets.ts';
import { inactivityOf, isOver, isWorthWriting } from './session.ts';
import type { RightsRole } from './words.ts';
import type { SessionRow } from './store.ts';

/** A session with what an act needs of its account and of the practice chosen; `role` is null until one is, or once it ended. */
export type LiveSession = SessionRow & {
  given_name: string;
  family_name: string;
  establishment_id: string | null;
  role: RightsRole | null;
  is_administrator: boolean | null;
};

// One statement, three primary or unique keys, planned once per connection; no organisation is set on this connection.
export const lookUp = `
  select s.*, a.given_name, a.family_name, p.establishment_id, p.role, p.is_administrator
  from sessions s
  join accounts a on a.id = s.account_id
  left join practices p on p.organisation_id = s.organisation_id and p.id = s.practice_id and p.ended_at is null
  where s.token_hash = $1`;

/** Screens that refresh by themselves say so, and being told of changes is no gesture: neither keeps a session open. */
const isGesture = (request: FastifyRequest): boolean =>
  request.method !== 'GET' ||
  !(/^\/api\/(live|session)(\?|$)/.test(request.url) || request.headers['x-liane-background'] !== undefined);

/** The open session of this browser, or null; one that is over is erased on sight. */
export async function lookUpSession(entrance: Entrance, request: FastifyRequest): Promise<LiveSession | null> {
  const { platform, cookies, config } = entrance;
  const token = cookies.read(request, 'session');
  if (!token) return null;
  const { pool } = platform.database;
  const { rows } = await pool.query<LiveSession>({ name: 'access-session', text: lookUp, values: [hashOf(token)] });
  const session = rows[0];
  if (!session) return null;

  const now = platform.now();
  const inactivity = inactivityOf(config);
  if (isOver(session, now, inactivity)) {
    await pool.query('delete from sessions where id = $1', [session.id]);
    return null;
  }
  if (isGesture(request)) {
    if (isWorthWriting(session, now, inactivity))
      await pool.query('update sessions set last_seen_at = greatest(last_seen_at, $2) where id = $1', [
        session.id,
        now,
      ]);
    refreshWhenDue(entrance, session, now);
  }
  return session;
}
