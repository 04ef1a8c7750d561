import type { FastifyRequest } from 'fastify';
import type { Act, Doorkeeper } from '../platform/index.ts';
import { lookUpSession, type LiveSession } from './look-up-session.ts';
import type { Entrance } from './needs.ts';
import { ForgedCommand } from './refusals.ts';
import { sameSecret } from './secrets.ts';
import { displayNameOf } from './store.ts';
import { writeTrace } from './write-trace.ts';

/** Who asks, whether the question is theirs, and what is remembered of it. */
export function doorkeeperOf(entrance: Entrance): Doorkeeper {
  const { platform, config } = entrance;
  const tokens = new WeakMap<FastifyRequest, string>();

  function checkOrigin(request: FastifyRequest): void {
    checkSite(config, request);
    checkCsrf(request, tokens.get(request));
  }

  return {
    async whoAsks(request) {
      const session = await lookUpSession(entrance, request);
      if (!session) return null;
      tokens.set(request, session.csrf);
      // A cookie alone never commands, whatever the route forgot to ask.
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request);
      return actOf(session, platform.now());
    },
    checkOrigin,
    trace: (tx, act, name, note) => writeTrace(tx, act, platform.newId(), name, note),
    traceRefusal: (act, name, note, refusal) =>
      platform.database.within(act, (tx) => writeTrace(tx, act, platform.newId(), name, note, refusal.code)),
  };
}

/** Null until an establishment is chosen, or once the practice there has ended. */
export function actOf(session: LiveSession, at: Date): Act | null {
  const { organisation_id, practice_id, establishment_id, role } = session;
  if (!organisation_id || !practice_id || !establishment_id || !role) return null;
  return {
    at,
    accountId: session.account_id,
    sessionId: session.id,
    who: displayNameOf(session),
    practiceId: practice_id,
    organisationId: organisation_id,
    establishmentId: establishment_id,
    establishmentName: session.establishment_name ?? '—',
    role,
    isAdministrator: session.is_administrator ?? false,
    from: session.from_where,
    signedInWith: session.signed_in_with,
  };
}

/** Browsers say which site a command comes from; ours is the only one. Throws ForgedCommand. */
export function checkSite({ publicUrl }: { publicUrl: string }, request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origin !== new URL(publicUrl).origin) throw new ForgedCommand();
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ForgedCommand();
}

/** Throws ForgedCommand when the header does not carry the token of the session. */
export function checkCsrf(request: FastifyRequest, expected: string | undefined): void {
  const told = request.headers['x-liane-csrf'];
  if (expected === undefined || typeof told !== 'string' || !sameSecret(told, expected)) throw new ForgedCommand();
}
