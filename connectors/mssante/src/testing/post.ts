import { realArchive } from './real-archive.ts';
import type { Key, Mailbox, MssanteConfig, Outgoing } from '../index.ts';

/** A running operator, whoever plays it, and two mailboxes it carries. */
export interface Post {
  config: MssanteConfig;
  /** Opened by the token of a professional. */
  nurse: { mailbox: Mailbox; key: Key };
  /** The applicative mailbox, opened by the certificate of the structure. */
  software: { mailbox: Mailbox; key: Key };
  /** Nobody has this address, though its domain is carried here. */
  unknown: string;
  close(): Promise<void>;
}

let last = 0;

/** A letter without archive from one mailbox to others; each has a Message-ID of its own. */
export const letter = (from: Mailbox, to: string[], changes: Partial<Outgoing> = {}): Outgoing => ({
  from,
  to,
  subject: 'Question sur le suivi d’Irène',
  text: 'Bonjour,\n\nL’équipe a une question.\n.\n--\nÀ bientôt',
  messageId: `<essai-${process.pid}-${++last}@ehpad-tilleuls.mssante.fr>`,
  attachments: [],
  askDeliveryNotice: false,
  askReadNotice: false,
  ...changes,
});

/** The same with a real archive and its PDF twin, of which the bytes only matter in coming back. */
export const withArchive = (from: Mailbox, to: string[], changes: Partial<Outgoing> = {}): Outgoing =>
  letter(from, to, {
    subject: "XDM/1.0/DDM+Projet personnalisé d'accompagnement ROUX IRENE 12/04/1958",
    attachments: [
      {
        fileName: '20260115_Projet personnalisé_ROUX_IRENE.pdf',
        contentType: 'application/pdf',
        bytes: noise(40_000, 1),
      },
      { fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: realArchive() },
    ],
    cdaCodes: ['80788-3'],
    insQualified: true,
    ...changes,
  });

/** Bytes of every value, the same each time. */
export function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let rank = 0; rank < length; rank++) bytes[rank] = rank * 31 + seed * 97 + (rank >> 8);
  return bytes;
}
