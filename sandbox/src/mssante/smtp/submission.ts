import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerAddress, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import type { Town } from '../../service.ts';
import type { Access } from '../access.ts';
import { late, smtpKey, spoiltAtTheDoor, takeFault } from '../faults.ts';
import type { PostOffice } from '../mailboxes/post-office.ts';
import { breachesOf } from '../rules/message.ts';
import { domainOf, outsideTheSpace, undeliverable } from '../rules/recipients.ts';
import type { TrustedSpace } from '../rules/recipients.ts';
import { operatorName, transfer } from '../transfer.ts';
import type { Envelope } from '../transfer.ts';
import { SubmissionConnection } from './connection.ts';

/** What submission leans on. */
export interface Submission {
  town: Town;
  office: PostOffice;
  access: Access;
  space: TrustedSpace;
  /** Announced by SIZE; may change while it runs. */
  limits: { maxMessageBytes: number };
}

/** An answer of SMTP that is not the good one. */
class Said extends Error {
  readonly responseCode: number;
  constructor(code: number, status: string, text: string) {
    super(`${status} ${text}`);
    this.responseCode = code;
  }
}

class SubmissionServer extends SMTPServer {
  parts: Submission | undefined;
  /** TLS sockets of the connections, for their certificates and for cutting them. */
  readonly sockets = new WeakMap<SMTPServerSession, Socket>();

  connect(socket: Socket, options?: object): void {
    const { parts } = this;
    if (!parts || spoiltAtTheDoor(parts.town, smtpKey, socket)) return;
    // Announced to this connection, whatever it was before.
    this.options.size = parts.limits.maxMessageBytes;
    const connection = new SubmissionConnection(this, socket, options);
    connection.opens = (session, asked) => parts.access.byCertificate(this.sockets.get(session), asked)?.address;
    this.connections.add(connection);
    // A client that leaves in the middle is no event of the town's.
    connection.on('error', () => undefined);
    connection.init();
  }
}

/**
 * The submission server (RFC 6409): STARTTLS, or already inside TLS when `implicit`. Hand it sockets with `connect`.
 */
export function createSubmission(parts: Submission, tls: SMTPServerOptions, implicit: boolean): SubmissionServer {
  const { town, access, space } = parts;
  const options: SMTPServerOptions & { hideDSN: boolean } = {
    ...tls,
    name: operatorName,
    banner: 'Messagerie securisee de sante (bac a sable)',
    secure: implicit,
    secured: implicit,
    authMethods: ['XOAUTH2', 'EXTERNAL'],
    size: parts.limits.maxMessageBytes,
    hideDSN: false,
    disableReverseLookup: true,
    logger: false,
    onSecure(socket, session, callback) {
      server.sockets.set(session, socket);
      callback();
    },
    onAuth({ method, username = '', accessToken = '' }, _session, callback) {
      if (method !== 'XOAUTH2') callback(new Said(504, '5.5.4', 'Mécanisme inconnu'));
      else void authenticate(username, accessToken, callback);
    },
    onMailFrom(address, session, callback) {
      void judged(judgeSender(address, session), callback);
    },
    onRcptTo(address, session, callback) {
      callback(judgeRecipient(address, session));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      const socket = server.sockets.get(session);
      const cut = takeFault(town, smtpKey, ['cut'], 'DATA');
      stream.on('data', (chunk: Buffer) => {
        if (cut) socket?.destroy();
        else if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('error', () => undefined);
      stream.on('end', () => {
        if (cut || socket?.destroyed) return;
        if (stream.sizeExceeded)
          return callback(new Said(552, '5.3.4', `Le message dépasse ${parts.limits.maxMessageBytes} octets`));
        void acknowledge(Buffer.concat(chunks), session, callback);
      });
    },
  };
  const server = new SubmissionServer(options);
  server.parts = parts;
  // Broken handshakes and sockets are their owner's affair.
  server.on('error', () => undefined);

  async function authenticate(address: string, token: string, callback: Parameters<SMTPServer['onAuth']>[2]) {
    try {
      const mailbox = await access.byToken(address, token);
      const refused = { status: '401', schemes: 'bearer', scope: 'openid' };
      callback(null, mailbox ? { user: mailbox.address } : { data: refused });
    } catch {
      callback(new Said(454, '4.7.0', 'Authentification impossible pour le moment'));
    }
  }

  async function acknowledge(bytes: Buffer, session: SMTPServerSession, callback: (error?: Error | null) => void) {
    try {
      const silent = await receive(bytes, session);
      if (silent) server.sockets.get(session)?.destroy();
      else callback();
    } catch {
      callback(new Said(451, '4.3.0', 'Le message n’a pas pu être gardé'));
    }
  }

  async function judgeSender({ address }: SMTPServerAddress, session: SMTPServerSession): Promise<void> {
    const fault = takeFault(town, smtpKey, ['slow', 'refusal'], `MAIL FROM:<${address}>`);
    await late(fault);
    if (fault?.kind === 'refusal') throw new Said(554, '5.7.1', 'Expéditeur refusé');
    if (address !== '' && address.toLowerCase() !== session.user)
      throw refuse(
        session,
        `MAIL FROM:<${address}>`,
        new Said(553, '5.7.1', 'L’expéditeur n’est pas la boîte ouverte'),
      );
  }

  function judgeRecipient({ address }: SMTPServerAddress, session: SMTPServerSession): Error | null {
    const command = `RCPT TO:<${address}>`;
    const fault = takeFault(town, smtpKey, ['greylisting', 'full'], command);
    if (fault?.kind === 'greylisting') return new Said(451, '4.7.1', 'Réessayez dans quelques instants');
    if (fault?.kind === 'full') return new Said(452, '4.2.2', 'Boîte aux lettres pleine');
    const stranger = outsideTheSpace(address, space);
    if (stranger) return refuse(session, command, new Said(stranger.code, stranger.status, stranger.text));
    // Its own mailboxes the operator knows at once; those of others answer by a notice.
    const local = domainOf(address) === domainOf(session.user ?? '') && undeliverable(address, 0, space);
    return local ? refuse(session, command, new Said(local.code, local.status, local.text)) : null;
  }

  async function receive(bytes: Buffer, session: SMTPServerSession): Promise<boolean> {
    const envelope = envelopeOf(session);
    const { letter, outcomes, notices } = await transfer(parts.office, space, envelope, bytes, town.now());
    const breaches = breachesOf(letter);
    town.journal.record({
      service: smtpKey,
      asked: `Message de ${envelope.from || 'personne (avis)'} à ${envelope.to.map(({ address }) => address).join(', ')}`,
      by: String(session.user),
      received: [
        `${bytes.length} octets`,
        ...['from', 'to', 'subject', 'message-id', 'x-mss-codecda', 'x-mss-ins', 'x-mss-nil', 'x-mss-mes'].flatMap(
          (name) => (letter.header(name) === undefined ? [] : [`${name}: ${letter.header(name)}`]),
        ),
        ...breaches.map((breach) => `Écart — ${breach}`),
      ].join('\n'),
      answered: [
        '250 OK',
        ...outcomes.map(({ address, refused }) =>
          refused ? `${address} : non remis, ${refused.status} ${refused.text}` : `${address} : remis`,
        ),
        ...(notices > 0 ? [`${notices} avis rendu(s) à l’expéditeur`] : []),
      ].join('\n'),
      status: 250,
    });
    return takeFault(town, smtpKey, ['unacknowledged'], 'DATA') !== undefined;
  }

  function refuse(session: SMTPServerSession, received: string, said: Said): Said {
    town.journal.record({
      service: smtpKey,
      asked: 'Refus',
      by: String(session.user),
      received,
      answered: said.message,
      status: said.responseCode,
    });
    return said;
  }

  return server;
}

async function judged(judgement: Promise<void>, callback: (error?: Error | null) => void): Promise<void> {
  try {
    await judgement;
    callback();
  } catch (error) {
    callback(error instanceof Said ? error : new Said(451, '4.3.0', 'Réessayez dans quelques instants'));
  }
}

/** The envelope with its DSN parameters, xtext decoded (RFC 3461 §4). */
function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = envelope;
  const sender = mailFrom === false ? undefined : mailFrom;
  const envelopeId = parameter(sender, 'ENVID');
  return {
    from: sender?.address.toLowerCase() ?? '',
    full: parameter(sender, 'RET')?.toUpperCase() === 'FULL',
    ...(envelopeId === undefined ? {} : { envelopeId: xtext(envelopeId) }),
    to: rcptTo.map((recipient) => {
      const notify = parameter(recipient, 'NOTIFY');
      const original = parameter(recipient, 'ORCPT');
      return {
        address: recipient.address.toLowerCase(),
        ...(notify === undefined ? {} : { notify: notify.toUpperCase().split(',') }),
        ...(original === undefined ? {} : { originalRecipient: xtext(original) }),
      };
    }),
  };
}

function parameter(address: SMTPServerAddress | undefined, name: string): string | undefined {
  const value: unknown = address?.args ? Reflect.get(address.args, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

const xtext = (text: string): string =>
  text
    .replace(/\+([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/[^\x20-\x7e]/g, ' ');
