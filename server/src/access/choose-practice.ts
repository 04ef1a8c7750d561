import type { FastifyReply } from 'fastify';
import type { Tx } from '../platform/index.ts';
import type { Entrance } from './needs.ts';
import { choicesOf } from './present-session.ts';
import { UnknownPractice } from './refusals.ts';
import { hashOf, newSecret } from './secrets.ts';
import { tables, type SessionRow } from './store.ts';

/** Works from now on in one establishment; the cookie and the CSRF token of before serve no more. Throws UnknownPractice. */
export async function choosePractice(
  { needs, cookies }: Entrance,
  tx: Tx,
  reply: FastifyReply,
  session: SessionRow,
  practiceId: string,
): Promise<SessionRow> {
  const practice = (await choicesOf(tx, session)).find(({ id }) => id === practiceId);
  const place = practice && (await needs.workplaces(tx, [practice.establishment_id])).get(practice.establishment_id);
  if (!place) throw new UnknownPractice();
  const token = newSecret();
  const moved = {
    token_hash: hashOf(token),
    csrf: newSecret(),
    organisation_id: practice.organisation_id,
    practice_id: practice.id,
    establishment_name: place.name,
  };
  await tables(tx).updateTable('sessions').set(moved).where('id', '=', session.id).execute();
  cookies.set(reply, 'session', token);
  return { ...session, ...moved };
}
