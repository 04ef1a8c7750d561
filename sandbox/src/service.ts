import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TownCast } from './cast.ts';
import type { PscLifetimes } from './pro-sante-connect/lifetimes.ts';
import type { FaultKind, Faults } from './town/faults.ts';
import type { Journal } from './town/journal.ts';

/** Where the town answers. No trailing slash: `http://localhost:3100`, `https://localhost:3143`. */
export interface SandboxAddresses {
  http: string;
  mtls: string;
}

/** One answer on the wire, as the service would write it. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: string;
}

/**
 * A national service played by the town. Its folder is named after it; its `index.ts` exports one of these.
 * The shell mounts it in a scope of its own, so that the hooks and content-type parsers it adds stay there.
 */
export interface SandboxService {
  /** Name in addresses: `insi`, `pro-sante-connect`. */
  key: string;
  frenchName: string;
  /** One French sentence for the front page. */
  does: string;
  /** `mtls`: only on the listener that demands a client certificate. */
  wire: 'http' | 'mtls';
  addresses(base: SandboxAddresses): { label: string; url: string }[];
  mount(app: FastifyInstance, town: Town): Promise<void>;
  /** How this service says no in its own format, when the switchboard asks for « refus ». */
  refusal(request: FastifyRequest): WireAnswer;
  /** Forgets what happened since the start; called by « Remettre la ville en état ». */
  reset(): void;
  /** The faults its switchboard offers; the five common ones by default. */
  faultKinds?: readonly FaultKind[];
  /** Codes that the fault `code` may refuse with. */
  refusalCodes?: readonly { code: string; inFrench: string }[];
  /** Operations that its own faults may be limited to. */
  operations?: readonly { code: string; inFrench: string }[];
  /** Opens ports of its own, once everything is mounted; closed with the town. @throws PortTaken */
  open?(town: Town, doors: Doors): Promise<{ close(): Promise<void> }>;
}

/** What a service needs to open ports that are not HTTP. */
export interface Doors {
  host: string;
  /** Wanted ports by name; 0 or absent lets the system choose. */
  ports: Readonly<Record<string, number | undefined>>;
  /** What its servers present, and the authority of the clients; PEM. */
  certificate: { certPem: string; keyPem: string; caPem: string };
}

/** One registered client of Pro Santé Connect. */
export interface SandboxClient {
  clientId: string;
  /** How the e-CPS names it; default `clientId`. */
  clientName?: string;
  clientSecret: string;
  redirectUris: string[];
  postLogoutRedirectUris?: string[];
}

/** What a service may lean on. Faults are already applied around it by the shell. */
export interface Town {
  addresses: SandboxAddresses;
  /** Folder for what must survive a restart (keys); absent in tests. */
  dataDir?: string;
  /** Issuer of every certificate of the town; absent: nobody's seal is accepted. */
  authorityPem?: string;
  faults: Faults;
  journal: Journal;
  cast: TownCast;
  clients: readonly SandboxClient[];
  /** Other lifetimes than the published ones, to see what happens when time has passed. */
  lifetimes?: Partial<PscLifetimes>;
  now(): Date;
}
