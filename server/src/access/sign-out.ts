import type { FastifyReply } from 'fastify';
import type { Entrance } from './needs.ts';
import { openTokens } from './refresh-tokens.ts';
import type { SessionRow } from './store.ts';

/**
 * Ends the session here, at once, then says where the browser ends it at Pro Santé Connect (digest §1.9); null when there is
 * nowhere to go, or when the service does not answer: it closes by itself after 30 minutes of silence.
 */
export async function signOut(entrance: Entrance, reply: FastifyReply, session: SessionRow): Promise<string | null> {
  const { platform, cookies, proSanteConnect } = entrance;
  await platform.database.pool.query('delete from sessions where id = $1', [session.id]);
  cookies.clear(reply, 'session');
  const tokens = openTokens(entrance, session.psc_tokens);
  if (!tokens) return null;
  try {
    return (await proSanteConnect.signOutUrl(tokens.idToken)).href;
  } catch {
    return null;
  }
}
