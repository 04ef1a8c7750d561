/** Why an authorization request is refused, in the words of OAuth 2.0 (RFC 6749 §4.1.2.1). */
export interface RequestRefusal {
  error: 'invalid_request' | 'invalid_scope';
  error_description: string;
}

const levels = ['eidas1', 'eidas2', 'eidas3'];

/** What Pro Santé Connect demands of a browser beyond OpenID Connect (digest §1.3). */
export function refusalOf(request: URLSearchParams): RequestRefusal | undefined {
  const refused = levelOrScopeRefusal(request);
  if (refused) return refused;
  if (!request.get('state')) return invalid('state is mandatory');
  if (!request.get('nonce')) return invalid('nonce is mandatory');
  return undefined;
}

/** What it demands of every request, CIBA included (digest §1.3, §1.8). */
export function levelOrScopeRefusal(request: URLSearchParams): RequestRefusal | undefined {
  const acrValues = (request.get('acr_values') ?? '').split(' ').filter(Boolean);
  if (acrValues.length === 0) return invalid('acr_values is mandatory: eidas1');
  if (!acrValues.some((value) => levels.includes(value)))
    return invalid(`acr_values not supported: ${acrValues.join(' ')}`);
  const scopes = (request.get('scope') ?? '').split(' ');
  const missing = ['openid', 'scope_all'].filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) return { error: 'invalid_scope', error_description: `missing scope: ${missing.join(' ')}` };
  return undefined;
}

const invalid = (error_description: string): RequestRefusal => ({ error: 'invalid_request', error_description });
