import type { Context, Middleware, Provider } from 'oidc-provider';
import type { TownProfessional } from '../cast.ts';
import { sliding } from './lifetimes.ts';
import type { PscLifetimes } from './lifetimes.ts';

type Answer = Record<string, unknown>;

/** Adds to the answers what Pro Santé Connect gives beyond the standards (digest §1.3, §1.7). */
export function finishAsTheServiceDoes(
  provider: Provider,
  bySub: ReadonlyMap<string, TownProfessional>,
  lifetimes: PscLifetimes,
): Middleware {
  return async (context, next) => {
    await next();
    const oidc = context.oidc;
    if (context.status !== 200 || !isAnswer(context.body) || !oidc) return;
    if (oidc.route === 'token') await finishToken(provider, context, context.body, lifetimes);
    if (oidc.route === 'introspection' && context.body.active === true)
      finishIntrospection(context, context.body, bySub);
  };
}

async function finishToken(provider: Provider, context: Context, body: Answer, lifetimes: PscLifetimes): Promise<void> {
  const token = context.oidc?.entities.RefreshToken;
  body.scope = 'openid profile scope_all identity';
  body.refresh_expires_in = sliding(lifetimes, token?.iiat);
  if (!token?.sessionUid) return;
  body.session_state = token.sessionUid;
  // A refresh is a sign of life: the inactivity of the session starts again.
  const session = await provider.Session.findByUid(token.sessionUid);
  await session?.save(sliding(lifetimes, session.loginTs));
}

function finishIntrospection(context: Context, body: Answer, bySub: ReadonlyMap<string, TownProfessional>): void {
  const entities = context.oidc?.entities ?? {};
  const token = entities.AccessToken ?? entities.RefreshToken;
  const professional = bySub.get(String(body.sub));
  if (!token || !professional) return;
  Object.assign(body, {
    typ: 'Bearer',
    azp: body.client_id,
    auth_time: token.authTime ?? body.iat,
    session_state: token.sessionUid,
    sid: token.sessionUid,
    preferred_username: professional.psIdNat,
    username: professional.psIdNat,
    acr: returnedAcr,
    authMode: 'MOBILE',
    otherIds: [{ identifiant: professional.psIdNat, origine: professional.rpps ? 'RPPS' : 'EDIT', qualite: 1 }],
    // Given for an access token only.
    ...(entities.AccessToken ? { SubjectNameID: professional.psIdNat } : {}),
  });
}

/** Asked eidas1, the integration platform was seen answering eidas3. */
export const returnedAcr = 'eidas3';
/** Phone, possession of its key, PIN (digest §1.10). */
export const returnedAmr = ['swk', 'mfa', 'pin'];

const isAnswer = (body: unknown): body is Answer => typeof body === 'object' && body !== null && !Array.isArray(body);
