import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { citizenDomain, establishments, mssanteDomains, organisations } from '@liane/cast';
import { structIdNatOfFiness } from '@liane/vocabulary';
import type { SandboxCertificates } from '../certificates/index.ts';
import type { SandboxService } from '../service.ts';
import { createAccess } from './access.ts';
import type { HolderOf } from './access.ts';
import { openDoor } from './doors.ts';
import { imapKey, smtpFaults, smtpKey } from './faults.ts';
import { serveImap } from './imap/server.ts';
import { ledgerInFolder, ledgerInMemory } from './mailboxes/ledger.ts';
import { PostOffice } from './mailboxes/post-office.ts';
import { mountOffice } from './office-desk.ts';
import type { MailPorts, MssanteReach } from './reach.ts';
import { maxMessageBytes } from './rules/values.ts';
import { registeredMailboxes } from './seed.ts';
import { createSubmission } from './smtp/submission.ts';
import { transfer } from './transfer.ts';
import type { Envelope, Transferred } from './transfer.ts';

export type { MailPorts, MssanteReach } from './reach.ts';
export { PostOffice } from './mailboxes/post-office.ts';
export type { Transferred } from './transfer.ts';

/** The MSSanté operator of the town: two houses, one that takes messages (SMTP), one that hands them out (IMAP). */
export interface Mssante {
  services: readonly SandboxService[];
  /** Once the town is open. */
  ports(): MailPorts;
  office(): PostOffice;
  /** Carries a message of Mon espace santé, which is its own operator. */
  carry(envelope: Envelope, bytes: Buffer, now: Date): Promise<Transferred>;
}

const trustedSpace = (office: PostOffice) => ({
  authorisedDomains: mssanteDomains,
  mailbox: (address: string) => office.mailbox(address),
});

export function createMssante(holderOf: HolderOf): Mssante {
  let open: { office: PostOffice; ports: MailPorts } | undefined;
  const limits = { maxMessageBytes };
  const opened = () => {
    if (!open) throw new Error('the post office is not open yet');
    return open;
  };
  const addresses = (scheme: 'smtp' | 'imap') => {
    const ports = open?.ports;
    return [
      { label: 'STARTTLS', url: `${scheme}://localhost:${ports?.[scheme] ?? '…'}` },
      { label: 'TLS implicite', url: `${scheme}s://localhost:${ports?.[`${scheme}s`] ?? '…'}` },
    ];
  };

  const smtp: SandboxService = {
    key: smtpKey,
    frenchName: 'MSSanté, envoi',
    does: 'L’opérateur qui prend les messages (SMTP) : vérifie qui envoie, refuse ce qui sort de l’espace de confiance, rend les avis.',
    wire: 'http',
    faultKinds: smtpFaults,
    addresses: () => addresses('smtp'),
    refusal: () => ({ status: 503, contentType: 'application/json', body: '{"code":"SANDBOX_REFUSED"}' }),
    reset() {
      limits.maxMessageBytes = maxMessageBytes;
      open?.office.reset();
    },
    mount: (app) => mountOffice(app, { office: () => opened().office, limits, ports: () => opened().ports }),
    async open(town, { host, ports, certificate }) {
      const ledger =
        town.dataDir === undefined ? ledgerInMemory() : await ledgerInFolder(join(town.dataDir, 'mssante'));
      const now = () => town.now();
      const office = new PostOffice(registeredMailboxes(), ledger, now);
      await office.open();
      const access = createAccess(office, holderOf, certificate.caPem, now);
      const { certPem: cert, keyPem: key, caPem: ca } = certificate;
      const tls = { cert, key, ca, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' as const };
      const submission = { town, office, access, space: trustedSpace(office), limits };
      const [starting, implicit] = [createSubmission(submission, tls, false), createSubmission(submission, tls, true)];
      const imap = { town, office, access, limits, secureContext: createSecureContext(tls) };
      const serve = (socket: Parameters<typeof serveImap>[1]) => void serveImap(imap, socket);
      const wanted = [
        openDoor(host, ports.smtp ?? 0, (socket) => starting.connect(socket)),
        openDoor(host, ports.smtps ?? 0, (socket) => implicit.connect(socket), tls),
        openDoor(host, ports.imap ?? 0, serve),
        openDoor(host, ports.imaps ?? 0, serve, tls),
      ];
      const doors = await Promise.allSettled(wanted);
      const close = async () => {
        await Promise.all(doors.flatMap((door) => (door.status === 'fulfilled' ? [door.value.close()] : [])));
        await office.close();
      };
      const [smtpDoor, smtps, imapDoor, imaps] = doors.map((door) =>
        door.status === 'fulfilled' ? door.value.port : 0,
      );
      const failed = doors.find((door) => door.status === 'rejected');
      if (failed) {
        await close();
        throw failed.reason;
      }
      const given = { smtp: smtpDoor ?? 0, smtps: smtps ?? 0, imap: imapDoor ?? 0, imaps: imaps ?? 0 };
      open = { office, ports: given };
      return { close };
    },
  };

  const imap: SandboxService = {
    key: imapKey,
    frenchName: 'MSSanté, réception',
    does: 'Les boîtes aux lettres (IMAP) : ouvertes par un jeton Pro Santé Connect, ou par le certificat d’une structure.',
    wire: 'http',
    addresses: () => addresses('imap'),
    refusal: () => ({ status: 503, contentType: 'application/json', body: '{"code":"SANDBOX_REFUSED"}' }),
    reset: () => undefined,
    mount: async () => undefined,
  };

  return {
    services: [smtp, imap],
    ports: () => opened().ports,
    office: () => opened().office,
    carry: (envelope, bytes, now) => transfer(opened().office, trustedSpace(opened().office), envelope, bytes, now),
  };
}

/** How a software of the town reaches the operator, in the shape of its own configuration. */
export const reachOf = (ports: MailPorts, { caPem, mssante }: SandboxCertificates): MssanteReach => ({
  operators: organisations.map(({ key }) => ({
    domains: domainsOf(key),
    imap: { host: 'localhost', port: ports.imap },
    smtp: { host: 'localhost', port: ports.smtp },
    authoritiesPem: caPem,
    ...(mssante[key] ? { certificatePem: mssante[key].certPem, keyPem: mssante[key].keyPem } : {}),
  })),
  authorisedDomains: [...mssanteDomains],
  citizenDomain,
  productNil: 'SANDBOX-NIL-0000',
  applicativeMailboxes: Object.fromEntries(
    establishments.flatMap(({ finess, mssante: boxes }) => (boxes ? [[finess, boxes.applicative]] : [])),
  ),
  sandbox: true,
});

const domainsOf = (organisation: string): string[] => [
  ...new Set(
    establishments
      .filter(({ organisationKey }) => organisationKey === organisation)
      .flatMap(({ mssante }) => (mssante ? [mssante.applicative.slice(mssante.applicative.indexOf('@') + 1)] : [])),
  ),
];

/** Organisations of the town and the STRUCT_IdNat of their legal entity: who is given a mail certificate. */
export const mailClients = organisations.map(({ key, name, finessJuridique }) => ({
  key,
  name,
  structIdNat: structIdNatOfFiness(finessJuridique),
}));
