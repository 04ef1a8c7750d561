import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../platform/index.ts';
import { recordAttempt } from './attempts.ts';
import { rememberDeparture, takeDeparture } from './departure.ts';
import type { Entrance } from './needs.ts';
import { openSession } from './open-session.ts';
import { checkRegistration, optionsToRegister } from './passkeys.ts';
import { InvitationRefused } from './refusals.ts';
import { hashOf } from './secrets.ts';
import { accountOf, displayNameOf, practicesOf, tables, type SessionRow } from './store.ts';

/** Who is invited, where, and what the browser needs to make the key. Throws InvitationRefused. */
export async function lookAtInvitation(entrance: Entrance, reply: FastifyReply, token: string) {
  const { platform, config } = entrance;
  const { invitation, name } = await platform.database.outside(async (tx) => {
    const found = await openInvitation(entrance, tx, token);
    const account = await accountOf(tx, found.account_id);
    if (!account) throw new InvitationRefused();
    return { invitation: found, name: displayNameOf(account) };
  });
  const options = await optionsToRegister(config, invitation.account_id, name);
  await rememberDeparture(entrance, reply, {
    kind: 'invitation',
    challenge: options.challenge,
    invitationId: invitation.id,
  });
  return {
    displayName: name,
    establishmentName: invitation.establishment_name,
    validUntil: invitation.valid_until.toISOString(),
    options: { ...options },
  };
}

/** Keeps the key, uses the invitation up, and lets the person in. Throws InvitationRefused or PasskeyRefused. */
export async function acceptInvitation(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, credential }: { token: string; credential: Record<string, unknown> },
): Promise<SessionRow> {
  const { platform, config } = entrance;
  const left = await takeDeparture(entrance, request, reply, 'invitation');
  const { database } = platform;
  const invitation = await database.outside((tx) => openInvitation(entrance, tx, token));
  if (left?.invitationId !== invitation.id) throw new InvitationRefused();
  const key = await checkRegistration(config, left.challenge, credential);
  const now = platform.now();
  return database.outside(async (tx) => {
    const used = await tables(tx)
      .updateTable('invitations')
      .set({ used_at: now })
      .where('id', '=', invitation.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    const practices = await practicesOf(tx, invitation.account_id);
    if (!used || practices.length === 0) throw new InvitationRefused();
    const kept = await tables(tx)
      .insertInto('passkeys')
      .values({
        credential_id: key.id,
        account_id: invitation.account_id,
        organisation_id: invitation.organisation_id,
        public_key: Buffer.from(key.publicKey),
        counter: key.counter,
        transports: key.transports ?? [],
        created_at: now,
        last_used_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('credential_id')
      .executeTakeFirst();
    if (!kept) throw new InvitationRefused();
    await recordAttempt(entrance, tx, request, {
      method: 'invitation',
      result: 'ok',
      accountId: invitation.account_id,
    });
    return openSession(entrance, tx, request, reply, {
      accountId: invitation.account_id,
      signedInWith: 'passkey',
      practices,
    });
  });
}

async function openInvitation({ platform }: Entrance, tx: Tx, token: string) {
  const found = await tables(tx)
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('valid_until', '>', platform.now())
    .executeTakeFirst();
  if (!found) throw new InvitationRefused();
  return found;
}
