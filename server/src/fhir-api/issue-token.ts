import { RefusedByRight, type Platform } from '../platform/index.ts';
import { actOfClient } from './caller.ts';
import type { FhirApiNeeds } from './needs.ts';
import { OAuthProblem } from './oauth-problem.ts';
import { isWithin } from './scopes.ts';
import { hashOfToken, isSecret, newSecret } from './secrets.ts';
import { tables, type ClientRow } from './store.ts';
import type { TokenRequest } from './token-request.ts';

export const lastingSeconds = 600;

export interface IssuedToken {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
}

const act = 'fhir-api.token';

/** A short token for a partner that proves who it is. Each try of a known client is traced. Throws OAuthProblem. */
export async function issueToken(
  platform: Platform,
  needs: FhirApiNeeds,
  asked: TokenRequest,
  from: string,
): Promise<IssuedToken> {
  const client = await clientOf(platform, asked.clientId);
  const proven = await isSecret(asked.secret, client?.secret_hash ?? null);
  const at = platform.now();
  const tokenId = platform.newId();
  if (!client || !proven || client.closed_at) {
    if (client)
      await refused(
        needs,
        actOfClient(client, tokenId, from, at),
        client.closed_at ? 'fhir-client-closed' : 'fhir-secret-wrong',
      );
    throw new OAuthProblem(
      'invalid_client',
      'Ce client n’est pas connu, son secret n’est pas le bon, ou son accès est fermé.',
      asked.by === 'basic',
    );
  }
  const scopes = asked.scopes ?? client.scopes;
  const missing = scopes.filter((scope) => !isWithin(scope, client.scopes));
  if (missing.length > 0) {
    await refused(needs, actOfClient(client, tokenId, from, at), 'fhir-scope-not-held');
    throw new OAuthProblem('invalid_scope', 'Une portée demandée n’a pas été donnée à ce client.');
  }
  const token = newSecret();
  const acting = actOfClient(client, tokenId, from, at);
  await platform.database.within(acting, async (tx) => {
    const expired = new Date(at.getTime() - 24 * 3600 * 1000);
    await tables(tx)
      .deleteFrom('fhir_tokens')
      .where('organisation_id', '=', client.organisation_id)
      .where('expires_at', '<', expired)
      .execute();
    await tables(tx)
      .insertInto('fhir_tokens')
      .values({
        organisation_id: client.organisation_id,
        id: tokenId,
        client_id: client.id,
        token_hash: hashOfToken(token),
        scopes: [...scopes],
        issued_at: at,
        expires_at: new Date(at.getTime() + lastingSeconds * 1000),
      })
      .execute();
    await tables(tx)
      .updateTable('fhir_clients')
      .set({ last_token_at: at })
      .where('organisation_id', '=', client.organisation_id)
      .where('id', '=', client.id)
      .execute();
    await needs.doorkeeper.trace(tx, acting, act, { personId: null });
  });
  return { access_token: token, token_type: 'Bearer', expires_in: lastingSeconds, scope: scopes.join(' ') };
}

async function clientOf(platform: Platform, clientId: string): Promise<ClientRow | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId)) return undefined;
  return platform.database.outside((tx) =>
    tables(tx).selectFrom('fhir_clients').selectAll().where('id', '=', clientId).executeTakeFirst(),
  );
}

const refused = (needs: FhirApiNeeds, acting: ReturnType<typeof actOfClient>, code: string): Promise<void> =>
  needs.doorkeeper.traceRefusal(acting, act, { personId: null }, new RefusedByRight(code, 'Jeton refusé.'));
