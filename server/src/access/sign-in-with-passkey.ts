import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordAttempt } from './attempts.ts';
import { rememberDeparture, takeDeparture } from './departure.ts';
import type { Entrance } from './needs.ts';
import { openSession } from './open-session.ts';
import { checkSignIn, optionsToSignIn } from './passkeys.ts';
import { PasskeyRefused } from './refusals.ts';
import { practicesOf, tables, type SessionRow } from './store.ts';

export async function preparePasskey(entrance: Entrance, reply: FastifyReply) {
  const options = await optionsToSignIn(entrance.config);
  await rememberDeparture(entrance, reply, { kind: 'passkey', challenge: options.challenge });
  return options;
}

/** The key says whose it is; the signature proves it. Throws PasskeyRefused, without saying which of them failed. */
export async function signInWithPasskey(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
  credential: Record<string, unknown>,
): Promise<SessionRow> {
  const { platform, config } = entrance;
  const method = 'passkey';
  const left = await takeDeparture(entrance, request, reply, method);
  const id = typeof credential['id'] === 'string' ? credential['id'] : '';
  const passkey = await platform.database.outside((tx) =>
    tables(tx).selectFrom('passkeys').selectAll().where('credential_id', '=', id).executeTakeFirst(),
  );
  try {
    if (!left || !passkey) throw new PasskeyRefused();
    const counter = await checkSignIn(config, left.challenge, credential, {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    });
    return await platform.database.outside(async (tx) => {
      const practices = await practicesOf(tx, passkey.account_id);
      const used = await tables(tx)
        .updateTable('passkeys')
        .set({ counter, last_used_at: platform.now() })
        .where('credential_id', '=', passkey.credential_id)
        .returning('account_id')
        .executeTakeFirst();
      if (!used || practices.length === 0) throw new PasskeyRefused();
      await recordAttempt(entrance, tx, request, { method, result: 'ok', accountId: passkey.account_id });
      return openSession(entrance, tx, request, reply, {
        accountId: passkey.account_id,
        signedInWith: method,
        practices,
      });
    });
  } catch (error) {
    if (error instanceof PasskeyRefused)
      await platform.database.outside((tx) =>
        recordAttempt(entrance, tx, request, { method, result: error.code, accountId: passkey?.account_id }),
      );
    throw error;
  }
}
