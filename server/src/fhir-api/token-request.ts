import type { FastifyRequest } from 'fastify';
import { OAuthProblem } from './oauth-problem.ts';

export interface TokenRequest {
  clientId: string;
  secret: string;
  /** Null when all that is held is asked. */
  scopes: string[] | null;
  /** How the client gave its secret: the refusal answers in the same way. */
  by: 'basic' | 'post';
}

/** Reads RFC 6749 §4.4.2 with the client authenticated as §2.3.1 says. Throws OAuthProblem. */
export function tokenRequestOf(request: FastifyRequest): TokenRequest {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  for (const name of new Set(form.keys()))
    if (form.getAll(name).length > 1) throw new OAuthProblem('invalid_request', `${name} est donné deux fois.`);
  const basic = basicOf(request.headers.authorization);
  const posted = form.get('client_secret');
  if (basic && posted !== null) throw new OAuthProblem('invalid_request', 'Le secret est donné de deux façons.');
  const grant = form.get('grant_type');
  if (grant === null) throw new OAuthProblem('invalid_request', 'grant_type manque.');
  if (grant !== 'client_credentials')
    throw new OAuthProblem('unsupported_grant_type', 'Seul client_credentials est accepté.');
  const clientId = basic?.clientId ?? form.get('client_id');
  const secret = basic?.secret ?? posted;
  if (!clientId || !secret)
    throw new OAuthProblem('invalid_client', 'L’identifiant ou le secret du client manque.', basic !== null);
  const asked =
    form
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? [];
  return { clientId, secret, scopes: asked.length > 0 ? asked : null, by: basic ? 'basic' : 'post' };
}

/** Both halves are form-encoded before the base64 (RFC 6749 §2.3.1). */
function basicOf(header: string | undefined): { clientId: string; secret: string } | null {
  if (header === undefined) return null;
  const encoded = /^Basic ([A-Za-z0-9+/]{4,400}={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined)
    throw new OAuthProblem('invalid_client', 'L’en-tête Authorization n’est pas lisible.', true);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  try {
    const [clientId = '', secret = ''] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)].map((half) =>
      decodeURIComponent(half.replaceAll('+', ' ')),
    );
    return { clientId, secret };
  } catch {
    throw new OAuthProblem('invalid_client', 'L’en-tête Authorization n’est pas lisible.', true);
  }
}
