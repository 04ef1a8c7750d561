import type { ProSanteConnect } from '@liane/connector-pro-sante-connect';
import type { AnyServed, Platform, Rights, ServerConfig, Tx } from '../platform/index.ts';
import type { Cookies } from './cookies.ts';

/** An establishment as signing in needs it: public words, read with or without an organisation set. */
export interface Workplace {
  id: string;
  organisationId: string;
  name: string;
  finess: string;
}

/** What the levels beside and above lend to access, which may import neither. */
export interface AccessNeeds {
  /** From the directory; an unknown id is absent from the answer. */
  workplaces(tx: Tx, establishmentIds: readonly string[]): Promise<ReadonlyMap<string, Workplace>>;
  /** From the directory: the zone whose days count where one works; that of Paris without it. */
  zoneOf?(tx: Tx, act: { establishmentId?: string }): Promise<string>;
  /** From identity; without it a person is shown as `—`. */
  personNames?(tx: Tx, organisationId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Union of the rights of all modules: what the screens show or hide. */
  allRights?(): Rights;
  /** Routes of all modules: the French name of each act in the traces. */
  allRoutes?(): readonly AnyServed[];
  /** The French name of the acts that are no route of ours: those of partner softwares. */
  actsWithoutRoute?: ReadonlyMap<string, string>;
}

/** What access reads of the configuration of the server. */
export interface AccessConfig {
  /** As browsers reach it: origin of cookies, passkeys and redirections. */
  publicUrl: string;
  /** Keys and heads of the sealed traces, outside the database. */
  dataDir: string;
  installationName: string;
  demonstration: boolean;
  sandboxUrl?: string;
  inactivitySeconds?: number;
  /** Where the numbers of the staff are checked; absent: they are not. */
  annuaire?: ServerConfig['annuaire'];
  proSanteConnect: {
    /** `…/.well-known/wallet-openid-configuration`. */
    discoveryUrl: string;
    clientId: string;
    clientSecret: string;
    sandbox: boolean;
    timeoutMs?: number;
  };
}

/** What every file of signing in works with. */
export interface Entrance {
  platform: Platform;
  config: AccessConfig;
  needs: AccessNeeds;
  cookies: Cookies;
  proSanteConnect: ProSanteConnect;
  /** Sessions whose tokens are being refreshed by this process: never twice at once. */
  refreshing: Map<string, Promise<void>>;
  /** Seals the tokens of Pro Santé Connect. */
  tokenKey(): Buffer;
}
