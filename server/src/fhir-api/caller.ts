import type { FastifyRequest } from 'fastify';
import type { FrCoreVersion } from '@liane/fhir';
import type { Act, Platform, RightsRole } from '../platform/index.ts';
import { Unauthenticated } from './fhir-problem.ts';
import { isWithin } from './scopes.ts';
import { hashOfToken } from './secrets.ts';
import { tables, type ClientRow } from './store.ts';

/** A partner software, known by its token. */
export interface Caller {
  act: Act;
  scopes: readonly string[];
  frCore: FrCoreVersion;
  cursorKey: Buffer;
}

/** Who holds this token (RFC 6750 §2.1). Throws Unauthenticated: absent, forged, ended, or its client closed. */
export async function callerOf(platform: Platform, request: FastifyRequest): Promise<Caller> {
  const token = /^Bearer ([A-Za-z0-9._~+/-]{20,200}=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new Unauthenticated('Il faut un jeton d’accès dans l’en-tête Authorization.');
  const row = await platform.database.outside((tx) =>
    tables(tx)
      .selectFrom('fhir_tokens as t')
      .innerJoin('fhir_clients as c', (on) =>
        on.onRef('c.organisation_id', '=', 't.organisation_id').onRef('c.id', '=', 't.client_id'),
      )
      .selectAll('c')
      .select(['t.id as token_id', 't.scopes as token_scopes'])
      .where('t.token_hash', '=', hashOfToken(token))
      .where('t.expires_at', '>', platform.now())
      .where('c.closed_at', 'is', null)
      .executeTakeFirst(),
  );
  if (!row) throw new Unauthenticated('Ce jeton d’accès n’est pas ou plus valable : demandez-en un autre.');
  return {
    act: actOfClient(row, row.token_id, request.ip, platform.now()),
    scopes: row.token_scopes.filter((scope) => isWithin(scope, row.scopes)),
    frCore: row.fr_core,
    cursorKey: row.cursor_key,
  };
}

const noPlace = '00000000-0000-0000-0000-000000000000';

// Not one of the roles of the table: nothing can be held with it, and a trace says what it was.
const software = 'logiciel partenaire' as RightsRole;

/** A client acts for its organisation, from no establishment and with no role. */
export const actOfClient = (
  client: Pick<ClientRow, 'id' | 'name' | 'organisation_id'>,
  sessionId: string,
  from: string,
  at: Date,
): Act => ({
  at,
  accountId: client.id,
  sessionId,
  who: client.name,
  practiceId: client.id,
  organisationId: client.organisation_id,
  establishmentId: noPlace,
  establishmentName: '—',
  role: software,
  isAdministrator: false,
  from,
  signedInWith: 'client-credentials',
});
