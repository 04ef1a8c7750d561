/** How an operator is reached (MSSanté digest 3). PEM texts. */
export interface OperatorConfig {
  /** Domains it carries, e.g. `ehpad-tilleuls.mssante.fr`. */
  domains: string[];
  imap: { host: string; port: number; implicitTls?: boolean };
  smtp: { host: string; port: number; implicitTls?: boolean };
  /** Authorities trusted for its certificate (IGC-Santé, Élémentaire Organisations). */
  authorities: string;
  /** Their last revocation lists, one for each authority of the chain (ECO.1.1.6), asked at each connection; one that is out of date refuses everybody. */
  revocationLists?: () => readonly string[];
  /** Client certificate of the structure (ORG AUTH_CLI), for the applicative mailbox. */
  certificate?: string;
  key?: string;
  /** Name in the certificate when reached by another one (loopback). */
  servername?: string;
}

export interface MssanteConfig {
  operators: OperatorConfig[];
  /** Every domain of the trusted space: nothing leaves to another (digest 1). */
  authorisedDomains: string[];
  /** `patient.mssante.fr` in the real space. */
  citizenDomain: string;
  /** `X-MSS-NIL`, given by Convergence. */
  productNil: string;
  timeout?: number;
  maxMessageBytes?: number;
  now?: () => Date;
  newId?: () => string;
  /** Hears every message the operator took or handed out. Holds health data: to be kept like the record, never logged. Must not throw. */
  onExchange?: (exchange: MailExchange) => void;
}

/** One message byte for byte, with whom it was exchanged. The key that opened the mailbox is never told. */
export interface MailExchange {
  direction: 'sent' | 'received';
  /** The mailbox it left, or was fetched from. */
  mailbox: string;
  /** Envelope of a message sent. */
  to: readonly string[];
  bytes: Buffer;
}

/** Who opens a mailbox: the holder of a live session (XOAUTH2), or the structure by its certificate (EXTERNAL). */
export type Key = { kind: 'token'; accessToken: string } | { kind: 'certificate' };

export interface Mailbox {
  address: string;
  /** As digest 4 (ECO.2.2.7) writes it. */
  displayName: string;
}

export interface Attachment {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

/** A message to send; one person per message. */
export interface Outgoing {
  from: Mailbox;
  to: string[];
  replyTo?: string;
  subject: string;
  text: string;
  /** Header `Message-ID`, made once and kept with the outbox row: a second attempt sends the same. */
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  /** IHE_XDM.ZIP first, then the PDF twins. */
  attachments: Attachment[];
  cdaCodes?: string[];
  /** `X-MSS-INS`; absent without CDA. */
  insQualified?: boolean;
  askDeliveryNotice: boolean;
  askReadNotice: boolean;
  endOfExchange?: boolean;
  /**
   * An earlier attempt ended without an answer (`mayHaveLeft` of its error): the delivery notices of that attempt are looked for in the
   * mailbox of the sender first, and nothing leaves to those they name; one that says the message came back does not count.
   */
  mayHaveLeft?: boolean;
}

export interface SendingReceipt {
  messageId: string;
  acceptedAt: Date;
  accepted: string[];
  refused: { address: string; code: string; said: string }[];
  /** Answer of the server to DATA, traced. */
  serverSaid: string;
  /** True when an earlier attempt had been taken: nothing left this time. */
  takenBefore: boolean;
}

/** A message as it was received, whatever it holds: reading it further is the receiver's. */
export interface Incoming {
  uid: number;
  uidValidity: string;
  messageId: string | null;
  receivedAt: Date;
  bytes: Buffer;
}

/** What an operator tells of a message it does not give: its envelope (RFC 3501 7.4.2), where it gives that. */
export interface Withheld extends Omit<Incoming, 'bytes'> {
  from: { address: string; name: string } | null;
  subject: string;
}

/** What a message says once read. `kind` tells notices from letters. */
export interface ReadMessage {
  kind: 'letter' | 'delivery-notice' | 'read-notice';
  from: { address: string; name: string } | null;
  to: string[];
  subject: string;
  date: Date | null;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  text: string;
  /** Subject follows `XDM/1.0/DDM`. */
  announcesXdm: boolean;
  cdaCodes: string[];
  insQualified: boolean | null;
  endOfExchange: boolean;
  readNoticeTo: string | null;
  attachments: Attachment[];
  /** For notices: the message they are about, and what they say. */
  about: {
    messageId: string | null;
    outcome: NoticeOutcome;
    said: string;
    /** What became of each recipient, for a notice that tells several. */
    recipients?: { address: string; outcome: NoticeOutcome; said: string }[];
  } | null;
}

export type NoticeOutcome = 'delivered' | 'failed' | 'delayed' | 'relayed' | 'displayed' | 'processed' | 'error';

/** The connector. Every call may throw the errors of `errors.ts`, and nothing else. */
export interface Mssante {
  /** Refuses an address outside the trusted space, an over-large message, a header that breaks its line, before anything leaves. */
  send(message: Outgoing, key: Key): Promise<SendingReceipt>;
  /**
   * Messages whose UID is greater, oldest first, a page of at most so many at a time, all on one connection, until none is left or `take`
   * answers false: false then. A page weighs no more than the largest message. What `take` throws is thrown as it is; MessageWithheld is
   * thrown when what comes first is never given.
   */
  fetchAll(
    mailbox: string,
    key: Key,
    after: { uid: number; uidValidity: string } | null,
    most: number,
    take: (page: Incoming[]) => Promise<boolean>,
  ): Promise<boolean>;
  /** The first such page. */
  fetch(
    mailbox: string,
    key: Key,
    after: { uid: number; uidValidity: string } | null,
    most: number,
  ): Promise<Incoming[]>;
  /**
   * Calls `hear` once when it starts to listen, then each time something arrives (IDLE, else a poll), until the signal aborts.
   * Rejects when the connection is lost: whoever watches decides when to watch again.
   */
  watch(mailbox: string, key: Key, hear: () => void, signal: AbortSignal): Promise<void>;
  markRead(mailbox: string, key: Key, uid: number): Promise<void>;
  /**
   * Sends the MDN somebody asked for (RFC 8098, digest 9.1).
   * @param said with `error`: `<code>^<label>` of digest 8.4; told as it is otherwise
   * @param original the message as it was received, given back inside when there
   */
  acknowledge(
    to: string,
    about: ReadMessage,
    from: Mailbox,
    outcome: 'displayed' | 'processed' | 'error',
    said: string,
    key: Key,
    original?: Buffer,
  ): Promise<void>;
  close(): Promise<void>;
}
