import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Entrance } from './needs.ts';
import { hashOf, newSecret } from './secrets.ts';
import { tables } from './store.ts';

/** What a sign-in under way must find again, kept on our side and tied to the browser that left. */
export type Departure =
  | { kind: 'pro-sante-connect'; state: string; nonce: string; codeVerifier: string; to: string }
  | { kind: 'passkey'; challenge: string }
  | { kind: 'invitation'; challenge: string; invitationId: string };

const life = 10 * 60 * 1000;

export async function rememberDeparture(entrance: Entrance, reply: FastifyReply, departure: Departure): Promise<void> {
  const { platform, cookies } = entrance;
  const key = newSecret();
  const now = platform.now();
  await platform.database.outside(async (tx) => {
    await tables(tx).deleteFrom('departures').where('expires_at', '<', now).execute();
    await tables(tx)
      .insertInto('departures')
      .values({
        key_hash: hashOf(key),
        content: JSON.stringify(departure),
        expires_at: new Date(now.getTime() + life),
      })
      .execute();
  });
  cookies.set(reply, 'departure', key);
}

/** Serves once: found and erased in one statement. */
export async function takeDeparture<K extends Departure['kind']>(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: K,
): Promise<Extract<Departure, { kind: K }> | null> {
  const { platform, cookies } = entrance;
  const key = cookies.read(request, 'departure');
  if (!key) return null;
  cookies.clear(reply, 'departure');
  const taken = await platform.database.outside((tx) =>
    tables(tx).deleteFrom('departures').where('key_hash', '=', hashOf(key)).returningAll().executeTakeFirst(),
  );
  if (!taken || taken.expires_at < platform.now()) return null;
  const departure = taken.content as Departure;
  return departure.kind === kind ? (departure as Extract<Departure, { kind: K }>) : null;
}
