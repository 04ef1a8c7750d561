import * as oidc from 'openid-client';
import {
  ProSanteConnectError,
  ProSanteConnectRefused,
  ProSanteConnectUnreadable,
  ProSanteConnectUntrusted,
} from './errors.ts';

const failedChecks = new Set([
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

/** What openid-client threw, as one of the errors of this connector; anything else is a fault of ours and passes unchanged. */
export function inOurWords(failure: unknown): unknown {
  const ours = inChain(failure, (link) => link instanceof ProSanteConnectError);
  if (ours) return ours;
  if (failure instanceof oidc.AuthorizationResponseError || failure instanceof oidc.ResponseBodyError)
    return new ProSanteConnectRefused(failure.error, failure);
  if (failure instanceof oidc.WWWAuthenticateChallengeError)
    return new ProSanteConnectRefused(failure.cause[0]?.parameters.error ?? `http_${failure.status}`, failure);
  if (!(failure instanceof oidc.ClientError)) return failure;
  if (failedChecks.has(failure.code ?? '') || /signature|state|"iss"/.test(causeMessage(failure)))
    return new ProSanteConnectUntrusted(causeMessage(failure), failure);
  if (failure.cause instanceof Response && failure.cause.status >= 400)
    return new ProSanteConnectRefused(`http_${failure.cause.status}`, failure);
  return new ProSanteConnectUnreadable(causeMessage(failure), failure);
}

function inChain(failure: unknown, wanted: (link: unknown) => boolean): unknown {
  for (let link = failure, depth = 0; link !== undefined && depth < 8; depth++) {
    if (wanted(link)) return link;
    link = link instanceof Error ? link.cause : undefined;
  }
  return undefined;
}

const causeMessage = (failure: Error): string =>
  failure.cause instanceof Error ? `${failure.message}: ${failure.cause.message}` : failure.message;
