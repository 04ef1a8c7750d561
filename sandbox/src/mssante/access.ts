import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import type { Mailbox, PostOffice } from './mailboxes/post-office.ts';

/** Who is behind an access token, told by the Pro Santé Connect of the town; nothing when it is unknown or expired. */
export type HolderOf = (accessToken: string) => Promise<{ psIdNat: string } | undefined>;

/** Who may open which mailbox (digest §3.1). */
export interface Access {
  byToken(address: string, accessToken: string): Promise<Mailbox | undefined>;
  /** An empty address asks for the only mailbox of the certificate. */
  byCertificate(socket: Socket | undefined, address: string): Mailbox | undefined;
}

export function createAccess(office: PostOffice, holderOf: HolderOf, caPem: string, now: () => Date): Access {
  const authority = new X509Certificate(caPem);
  return {
    async byToken(address, accessToken) {
      const mailbox = office.mailbox(address);
      const holder = await holderOf(accessToken);
      return holder && mailbox?.holders.includes(holder.psIdNat) ? mailbox : undefined;
    },
    byCertificate(socket, address) {
      const structure = structureOf(socket, authority, now());
      if (structure === undefined) return undefined;
      const opened = office.all().filter(({ structures }) => structures.includes(structure));
      return address === ''
        ? opened.length === 1
          ? opened[0]
          : undefined
        : opened.find((each) => each.address === address.toLowerCase());
    },
  };
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2';

/** STRUCT_IdNat in the OU of a client certificate the town issued; nothing for any other. */
function structureOf(socket: Socket | undefined, authority: X509Certificate, now: Date): string | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate?.checkIssued(authority) || !certificate.verify(authority.publicKey)) return undefined;
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) return undefined;
  if (!certificate.keyUsage?.includes(clientAuthentication)) return undefined;
  return /^OU=(.+)$/m.exec(certificate.subject)?.[1];
}
