import * as oidc from 'openid-client';
import {
  ProSanteConnectMisconfigured,
  ProSanteConnectSlow,
  ProSanteConnectUnreachable,
  ProSanteConnectUnreadable,
  ProSanteConnectUntrusted,
} from './errors.ts';
import { inOurWords } from './failures.ts';

/** How Pro Santé Connect is reached, and as whom. */
export interface ProSanteConnectConfig {
  /** Issuer, that is the realm: `https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Registered address where the browser comes back. */
  redirectUri: string;
  /** Registered address where the browser lands after signing out. */
  postLogoutRedirectUri?: string;
  /** Where the secret travels; default `basic`. */
  secretIn?: 'basic' | 'post';
  /** True: plain http is allowed. Never in production. */
  sandbox?: boolean;
  /** Longest time of one operation, all its calls together, in milliseconds; default 8000. */
  delayMs?: number;
  /** Difference tolerated between both clocks, in seconds; default 10. */
  clockToleranceSeconds?: number;
  /** How long ago the service may have been heard for people to be sent there (default 20 s). */
  heardWithinMs?: number;
}

export interface Line {
  readonly config: ProSanteConnectConfig;
  /**
   * Runs one operation within the delay, its failures told in our words. `heardLately`: only if the service answered within the
   * last seconds, since people are about to be sent there.
   * @throws any class of errors.ts
   */
  during<T>(operation: (service: oidc.Configuration) => Promise<T>, how?: { heardLately?: boolean }): Promise<T>;
}

const defaultDelayMs = 8000;
const defaultClockToleranceSeconds = 10;
const largestAnswer = 1024 * 1024;
const lately = 20_000;

/** @throws ProSanteConnectMisconfigured when an address is not https, or http without `sandbox`. */
export function openLine(config: ProSanteConnectConfig): Line {
  const issuer = addressOf(config.issuer, config.sandbox);
  addressOf(config.redirectUri, config.sandbox);
  if (!config.clientId || !config.clientSecret)
    throw new ProSanteConnectMisconfigured('l’identifiant ou le secret du logiciel manque');
  const delayMs = config.delayMs ?? defaultDelayMs;
  let metadata: oidc.ServerMetadata | undefined;
  let keys: oidc.ExportedJWKSCache | undefined;
  let heardAt = 0;

  async function during<T>(
    operation: (service: oidc.Configuration) => Promise<T>,
    { heardLately = false }: { heardLately?: boolean } = {},
  ): Promise<T> {
    const call = fetchWithin(delayMs);
    try {
      if (!metadata || (heardLately && Date.now() - heardAt > (config.heardWithinMs ?? lately))) {
        metadata = await discover(issuer, config, call);
        heardAt = Date.now();
      }
      const service = new oidc.Configuration(
        metadata,
        config.clientId,
        {
          client_secret: config.clientSecret,
          [oidc.clockTolerance]: config.clockToleranceSeconds ?? defaultClockToleranceSeconds,
        },
        authentication(config),
      );
      if (config.sandbox) oidc.allowInsecureRequests(service);
      // The signature of the id_token is checked although it comes straight from the service.
      oidc.enableNonRepudiationChecks(service);
      service[oidc.customFetch] = call;
      if (keys) oidc.setJwksCache(service, keys);
      const result = await operation(service);
      keys = oidc.getJwksCache(service) ?? keys;
      return result;
    } catch (failure) {
      throw inOurWords(failure);
    }
  }
  return { config, during };
}

/** Only the wallet's document carries the authorization address people must use (digest §1.2). */
async function discover(
  issuer: URL,
  config: ProSanteConnectConfig,
  call: oidc.CustomFetch,
): Promise<oidc.ServerMetadata> {
  const document = new URL(`${issuer.href.replace(/\/$/, '')}/.well-known/wallet-openid-configuration`);
  const found = await oidc.discovery(document, config.clientId, config.clientSecret, undefined, {
    [oidc.customFetch]: call,
    ...(config.sandbox ? { execute: [oidc.allowInsecureRequests] } : {}),
  });
  const metadata = found.serverMetadata();
  if (metadata.issuer !== config.issuer) throw new ProSanteConnectUntrusted(`issuer is ${metadata.issuer}`);
  for (const name of [
    'authorization_endpoint',
    'token_endpoint',
    'userinfo_endpoint',
    'jwks_uri',
    'end_session_endpoint',
  ] as const)
    if (typeof metadata[name] !== 'string') throw new ProSanteConnectUnreadable(`discovery document without ${name}`);
  return metadata;
}

const authentication = ({ secretIn, clientSecret }: ProSanteConnectConfig): oidc.ClientAuth =>
  secretIn === 'post' ? oidc.ClientSecretPost(clientSecret) : oidc.ClientSecretBasic(clientSecret);

/** One deadline for all the calls of an operation; answers read whole, up to 1 MB. */
function fetchWithin(delayMs: number): oidc.CustomFetch {
  const deadline = AbortSignal.timeout(delayMs);
  return async (url, { signal, body, ...options }) => {
    try {
      const response = await fetch(url, {
        ...options,
        body: body ?? null,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      if (response.status >= 500 || response.status === 429) {
        await response.body?.cancel();
        throw new ProSanteConnectUnreachable(`HTTP ${response.status}`);
      }
      const content = await readWhole(response);
      return new Response(content.length === 0 ? null : content, {
        status: response.status,
        headers: response.headers,
      });
    } catch (failure) {
      if (deadline.aborted) throw new ProSanteConnectSlow(delayMs, failure);
      if (failure instanceof TypeError) throw new ProSanteConnectUnreachable(failure);
      throw failure;
    }
  };
}

async function readWhole(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > largestAnswer) throw new ProSanteConnectUnreadable('answer larger than 1 MB');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function addressOf(text: string, sandbox = false): URL {
  const address = URL.parse(text);
  if (!address) throw new ProSanteConnectMisconfigured(`« ${text} » n’est pas une adresse`);
  if (address.protocol === 'https:' || (sandbox && address.protocol === 'http:')) return address;
  throw new ProSanteConnectMisconfigured(`« ${text} » doit commencer par https://`);
}
