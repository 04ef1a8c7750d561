import { annuaireOf } from './annuaire/index.ts';
import { certificatesOfTheTown } from './certificates/index.ts';
import type { SandboxCertificates } from './certificates/index.ts';
import { readCast } from './cast.ts';
import { dmpReachOf, mountArchives } from './dmp/index.ts';
import type { DmpReach, DmpRecords } from './dmp/index.ts';
import { mailClients, reachOf } from './mssante/index.ts';
import type { MailPorts, MssanteReach } from './mssante/index.ts';
import type { PscLifetimes } from './pro-sante-connect/lifetimes.ts';
import type { SandboxAddresses, SandboxClient, SandboxService, Town } from './service.ts';
import { createServices } from './services.ts';
import { createFaults } from './town/faults.ts';
import type { Faults } from './town/faults.ts';
import { createJournal } from './town/journal.ts';
import type { Journal } from './town/journal.ts';
import { listen } from './town/listener.ts';
import type { Listener } from './town/listener.ts';
import { spoil } from './town/spoil.ts';
import { mountTownHall } from './town/town-hall.ts';

export interface SandboxOptions {
  /** Port of the front page and of the services without client certificate; 0 lets the system choose. */
  port: number;
  /** Default 127.0.0.1: the town is never reachable from elsewhere unless asked. */
  host?: string;
  /** Port of the listener that demands a client certificate; default 0. */
  mtlsPort?: number;
  /** Ports of the MSSanté operator; the system chooses those that are absent or 0. */
  mailPorts?: Partial<MailPorts>;
  /** Keys, certificates and mailboxes survive a restart when given. */
  dataDir?: string;
  now?: () => Date;
  /** Address browsers use; default `http://localhost:<port>`. */
  publicUrl?: string;
  /** The software allowed to sign people in. */
  clients?: SandboxClient[];
  /** Seconds; the published ones by default (digest §1.4). */
  lifetimes?: Partial<PscLifetimes>;
}

export interface RunningSandbox {
  /** Front page and Pro Santé Connect. */
  url: string;
  /** INSi: HTTPS with client certificate. */
  insiUrl: string;
  /** The MSSanté operator, in the shape of the server's configuration. */
  mssante: MssanteReach;
  /** The DMP, in the shape of the server's configuration. */
  dmp: DmpReach;
  /** The records of the DMP, as the screens of the other side use them. */
  dmpRecords: DmpRecords;
  /** To start again at the same ones. */
  mailPorts: MailPorts;
  /** Puts messages in a mailbox at once, without SMTP nor notices; answers their uids. */
  dropMail(address: string, messages: readonly Buffer[]): Promise<number[]>;
  /** Annuaire Santé: address of the API and the key it accepts. */
  annuaire: { address: string; apiKey: string };
  addresses: SandboxAddresses;
  certificates: SandboxCertificates;
  faults: Faults;
  journal: Journal;
  /** Puts the town back as it was at the start; keys and certificates stay. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the town on two listeners: HTTP, and HTTPS with mutual TLS.
 * @throws PortTaken when a port is used; the error of the system when `dataDir` cannot be written.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { port, host = '127.0.0.1', mtlsPort = 0, dataDir, now = () => new Date() } = options;
  const cast = readCast();
  const { all: everyService, mssante, dmp, parties } = createServices();
  const issued = await certificatesOfTheTown(cast.certificateHolder, mailClients, dataDir);
  const http = await listen(host, port);
  const mtls = await listen(host, mtlsPort, {
    cert: issued.server.certPem,
    key: issued.server.keyPem,
    ca: issued.caPem,
    requestCert: true,
    rejectUnauthorized: true,
  }).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });

  const addresses = {
    http: options.publicUrl ?? `http://localhost:${http.port}`,
    mtls: `https://localhost:${mtls.port}`,
  };
  const journal = createJournal(now);
  const faults = createFaults();
  const town: Town = {
    addresses,
    authorityPem: issued.caPem,
    faults,
    journal,
    cast,
    now,
    clients: options.clients ?? [],
    ...(options.lifetimes ? { lifetimes: options.lifetimes } : {}),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
  const reset = () => {
    faults.clearAll();
    journal.clear();
    for (const service of everyService) service.reset();
    parties.reset();
  };

  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all([http.close(), mtls.close()]);
    await Promise.all(opened.map((each) => each.close()));
  };
  try {
    await mountTownHall(http.app, everyService, town, { reset, caPem: issued.caPem });
    for (const service of everyService) await mountService(service.wire === 'mtls' ? mtls : http, service, town);
    await http.app.register((scope) => mountArchives(scope, () => dmp.kept()));
    await parties.mount(http.app, town);
    const doors = {
      host,
      ports: { ...options.mailPorts },
      certificate: { ...issued.server, caPem: issued.caPem },
    };
    for (const service of everyService) if (service.open) opened.push(await service.open(town, doors));
    await Promise.all([http.open(), mtls.open()]);
  } catch (error) {
    await close();
    throw error;
  }
  const { server: _kept, ...certificates } = issued;
  return {
    url: addresses.http,
    insiUrl: insiUrlOf(everyService, addresses),
    mssante: reachOf(mssante.ports(), certificates),
    mailPorts: mssante.ports(),
    dropMail: (address, messages) => mssante.office().deliver(messages.map((bytes) => ({ mailbox: address, bytes }))),
    dmp: dmpReachOf(addresses, certificates, cast.certificateHolder.structIdNat),
    dmpRecords: dmp.records,
    annuaire: annuaireOf(addresses.http),
    addresses,
    certificates,
    faults,
    journal,
    reset,
    close,
  };
}

async function mountService(listener: Listener, service: SandboxService, town: Town): Promise<void> {
  await listener.app.register(async (scope) => {
    spoil(scope, service, town);
    await service.mount(scope, town);
  });
}

const insiUrlOf = (services: readonly SandboxService[], addresses: SandboxAddresses): string =>
  services.find(({ key }) => key === 'insi')?.addresses(addresses)[0]?.url ?? addresses.mtls;
