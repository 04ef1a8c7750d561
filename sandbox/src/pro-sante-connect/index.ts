import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxService, Town, WireAnswer } from '../service.ts';
import type { WaitingPhones } from './ciba.ts';
import { mountDiscovery } from './discovery.ts';
import { mountECps } from './e-cps.ts';
import type { AskedOnPhone } from './e-cps.ts';
import { key } from './journalled.ts';
import { keysOfTheProvider } from './keys.ts';
import { publishedLifetimes } from './lifetimes.ts';
import { ProviderMemory } from './memory.ts';
import { holderOfToken, tokenFor } from './tokens.ts';
import { errorPage } from './pages.ts';
import { endpoints, realm, walletAuthorization } from './paths.ts';
import { mountPhones } from './phones.ts';
import { createProvider } from './provider.ts';
import { mountProtocol } from './protocol.ts';

/** Pro Santé Connect, and what other services of the town may ask it. */
export interface ProSanteConnect extends SandboxService {
  /** Who holds a live access token; nothing when it is unknown, expired or revoked. */
  holderOf(accessToken: string): Promise<{ psIdNat: string } | undefined>;
  /** A token for a professional whose own software signs them in (the hospital's, the practice's): not ours to show. */
  signedIn(psIdNat: string): Promise<string>;
}

/** A Pro Santé Connect of its own, with an e-CPS that plays itself on a phone drawn beside the page. */
export function createProSanteConnect(): ProSanteConnect {
  const memory = new ProviderMemory();
  const asked: AskedOnPhone = new Map();
  const phones: WaitingPhones = new Map();
  return {
    key,
    frenchName: 'Pro Santé Connect',
    does: 'Authentifie les professionnels avec leur e-CPS et dit au logiciel qui ils sont et où ils exercent.',
    wire: 'http',
    addresses: ({ http }) => [
      { label: 'Découverte', url: `${http}${realm}${endpoints.walletDiscovery}` },
      { label: 'Émetteur', url: `${http}${realm}` },
      { label: 'Autorisation', url: `${http}${walletAuthorization}` },
    ],
    async mount(app: FastifyInstance, town: Town) {
      const lifetimes = { ...publishedLifetimes, ...town.lifetimes };
      const keys = await keysOfTheProvider(town.dataDir);
      const provider = createProvider({ town, memory, lifetimes, phones, keys });
      mountDiscovery(app, town);
      await mountECps(app, town, provider, asked);
      await mountPhones(app, town, provider, phones);
      await mountProtocol(app, town, provider);
    },
    refusal,
    holderOf: (accessToken) => holderOfToken(memory, accessToken),
    signedIn: (psIdNat) => tokenFor(memory, psIdNat),
    reset() {
      memory.clear();
      asked.clear();
      phones.clear();
    },
  };
}

/** People read a page, software reads an OAuth error. */
function refusal(request: FastifyRequest): WireAnswer {
  const [error, description] = ['access_denied', 'refused by the switchboard'];
  if (request.headers.accept?.includes('text/html'))
    return { status: 403, contentType: 'text/html; charset=utf-8', body: errorPage(error, description, false).text };
  const body = JSON.stringify({ error, error_description: description });
  return { status: request.method === 'GET' ? 403 : 400, contentType: 'application/json; charset=utf-8', body };
}
