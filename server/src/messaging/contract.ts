import { z } from 'zod';
import { NarrativeSection } from '../documents/contract.ts';
import { Done, Id, Instant, contract } from '../platform/contract.ts';

export const MailboxRow = z.object({
  id: Id,
  address: z.string(),
  displayName: z.string(),
  /** Types of boîte aux lettres of TRE_R257: of the software, of a team, of one professional. */
  kind: z.enum(['APP', 'ORG', 'PER']),
  kindInFrench: z.string(),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  unread: z.number().int(),
  fetchedAt: Instant.nullable(),
  /** `holder`: its mail waits for a holder to be signed in with Pro Santé Connect; `operator`: the operator does not answer, or refuses. */
  waitsFor: z.enum(['nothing', 'holder', 'operator']),
  /** French sentence, when the operator is waited for. */
  problem: z.string().nullable(),
  mayWrite: z.boolean(),
  isMine: z.boolean(),
});
export type MailboxRow = z.infer<typeof MailboxRow>;

export const MessageRow = z.object({
  id: Id,
  mailboxId: Id,
  receivedAt: Instant,
  from: z.string(),
  fromAddress: z.string(),
  isCitizen: z.boolean(),
  /** Without the XDM prefix (ECO.3.1.3). */
  subject: z.string(),
  person: z.object({ id: Id, displayName: z.string() }).nullable(),
  unitName: z.string().nullable(),
  unread: z.boolean(),
  /** What the list says of it in one word. */
  state: z.enum(['to-read', 'to-file', 'filed', 'read', 'aside']),
  stateInFrench: z.string(),
  attachments: z.number().int(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const PersonProposed = z.object({
  id: Id,
  displayName: z.string(),
  comparison: z.array(z.object({ trait: z.string(), ours: z.string(), theirs: z.string(), same: z.boolean() })),
});

export const Piece = z.object({
  id: Id,
  title: z.string(),
  typeInFrench: z.string(),
  author: z.string(),
  version: z.number().int(),
  state: z.enum(['to-decide', 'filed', 'refused', 'already', 'unreadable']),
  stateInFrench: z.string(),
  /** Whom it speaks of, in its own words. */
  about: z.string(),
  /** `ins`: the same INS and the same traits; otherwise somebody looks. */
  match: z.enum(['ins', 'ins-differs', 'ins-incomplete', 'no-ins', 'unknown', 'none']),
  /** Why this person is proposed, or why nobody is. */
  why: z.string(),
  /** Filed in one click. */
  certain: z.boolean(),
  proposed: z.array(PersonProposed),
  /** What its version means here: new, takes the place of…, older. */
  versionInFrench: z.string().nullable(),
  document: z.object({ id: Id, personId: Id }).nullable(),
  /** What the filed document proposes to change in the record and nobody has decided. */
  linesLeft: z.number().int(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export type Piece = z.infer<typeof Piece>;

/** A filed document that its sender said to be cancelled. */
export const Cancelled = z.object({
  documentId: Id,
  personId: Id,
  title: z.string(),
  from: z.string(),
  at: Instant,
});
export type Cancelled = z.infer<typeof Cancelled>;

/** Where it goes, and the name the house knows for that address. */
export const Addressee = z.object({ address: z.string(), name: z.string().nullable() });
export type Addressee = z.infer<typeof Addressee>;

export const MessageView = z.object({
  message: MessageRow,
  to: z.array(Addressee),
  text: z.string(),
  messageId: z.string().nullable(),
  attachments: z.array(
    z.object({
      rank: z.number().int(),
      fileName: z.string(),
      contentType: z.string(),
      size: z.number().int(),
      isPdf: z.boolean(),
    }),
  ),
  pieces: z.array(Piece),
  /** Documents of our records that this message says to be cancelled. */
  cancels: z.array(Cancelled),
  /** Why it was set aside, in French; what can still be read stands above. */
  aside: z.object({ code: z.number().int(), reason: z.string() }).nullable(),
  /** The answer asked or owed: a notice of reading, a notice of failure. */
  notice: z
    .object({ state: z.enum(['asked', 'waiting', 'sent', 'failed']), what: z.string(), at: Instant.nullable() })
    .nullable(),
  readBy: z.array(z.object({ who: z.string(), at: Instant })),
  /** Set when the sender said it was the end of the exchange. */
  isEnd: z.boolean(),
  mayReply: z.boolean(),
});
export type MessageView = z.infer<typeof MessageView>;

export const LetterRow = z.object({
  id: Id,
  /** Whom it is about, when it is known. */
  personId: Id.nullable(),
  mailboxId: Id,
  from: Addressee,
  to: z.array(Addressee),
  subject: z.string(),
  text: z.string(),
  writtenAt: Instant,
  by: z.string(),
  /** Message-ID of the message it answers. */
  repliesTo: z.string().nullable(),
  /** The person it went to cannot answer. */
  endOfExchange: z.boolean(),
  state: z.enum(['waiting', 'sent', 'delivered', 'displayed', 'failed']),
  stateInFrench: z.string(),
  /** It failed before any operator took it. */
  mayRetry: z.boolean(),
});
export type LetterRow = z.infer<typeof LetterRow>;

export const MessagingSettings = z.object({ filesByItself: z.boolean() });

const message = z.object({ id: Id });
const piece = z.object({ id: Id });
const address = z.email().max(254);

export const messaging = {
  mailboxes: contract({
    method: 'GET',
    path: '/api/messaging/mailboxes',
    reply: z.object({ mailboxes: z.array(MailboxRow), toRead: z.number().int(), configured: z.boolean() }),
    summary: 'Les boîtes aux lettres de l’établissement, et la mienne',
  }),
  messages: contract({
    method: 'POST',
    path: '/api/messaging/messages/search',
    body: z.object({
      mailboxId: Id.nullable(),
      unitId: Id.nullable(),
      which: z.enum(['to-read', 'to-file', 'all', 'aside']),
      text: z.string().max(100),
      /** Goes on after this message of the list before. */
      after: Id.nullable(),
    }),
    reply: z.object({ rows: z.array(MessageRow), more: z.boolean() }),
    summary: 'Les messages reçus, les derniers d’abord',
  }),
  message: contract({
    method: 'GET',
    path: '/api/messaging/messages/:id',
    params: message,
    reply: MessageView,
    summary: 'Lire un message',
  }),
  cancelled: contract({
    method: 'GET',
    path: '/api/messaging/persons/:personId/cancelled',
    params: z.object({ personId: Id }),
    reply: z.array(Cancelled),
    summary: 'Les documents classés que leur expéditeur dit annulés',
  }),
  markRead: contract({
    method: 'POST',
    path: '/api/messaging/messages/:id/readings',
    params: message,
    reply: Done,
    summary: 'Dire qu’un message est lu',
  }),
  acknowledge: contract({
    method: 'POST',
    path: '/api/messaging/messages/:id/acknowledgement',
    params: message,
    reply: Done,
    summary: 'Envoyer l’accusé de lecture demandé',
  }),
  filePiece: contract({
    method: 'POST',
    path: '/api/messaging/pieces/:id/filing',
    params: piece,
    body: z.object({ id: Id, personId: Id }),
    reply: Piece,
    summary: 'Classer un document reçu dans le dossier d’une personne',
  }),
  piece: contract({
    method: 'GET',
    path: '/api/messaging/pieces/:id',
    params: piece,
    reply: z.object({
      /** Whose record keeps the trace of this reading; null while nobody here is known for it. */
      personId: Id.nullable(),
      header: z.array(z.object({ label: z.string(), value: z.string() })),
      sections: z.array(NarrativeSection),
    }),
    summary: 'Lire un document reçu avant de le classer',
  }),
  refusePiece: contract({
    method: 'POST',
    path: '/api/messaging/pieces/:id/refusal',
    params: piece,
    body: z.object({ why: z.string().trim().min(3).max(300) }),
    reply: Piece,
    summary: 'Ne pas classer un document reçu',
  }),
  openReducedRecord: contract({
    method: 'POST',
    path: '/api/messaging/pieces/:id/reduced-record',
    params: piece,
    body: z.object({ personId: Id, documentId: Id }),
    reply: Piece,
    summary: 'Ouvrir un dossier réduit pour une personne inconnue, et y classer le document',
  }),
  fileAttachment: contract({
    method: 'POST',
    path: '/api/messaging/messages/:id/attachments/:rank/filing',
    params: z.object({ id: Id, rank: z.coerce.number().int().min(0).max(200) }),
    body: z.object({ id: Id, personId: Id, title: z.string().trim().min(1).max(200) }),
    reply: Done,
    summary: 'Classer une pièce jointe PDF dans le dossier d’une personne',
  }),
  fetchNow: contract({
    method: 'POST',
    path: '/api/messaging/mailboxes/:id/fetching',
    params: z.object({ id: Id }),
    reply: Done,
    summary: 'Relever une boîte aux lettres maintenant',
  }),
  write: contract({
    method: 'POST',
    path: '/api/messaging/letters',
    body: z.object({
      id: Id,
      mailboxId: Id,
      to: z.array(address).max(20),
      /** The names under which these addresses were found, for « Envoyés ». */
      names: z.array(z.object({ address, name: z.string().trim().min(1).max(200) })).max(20),
      /** The citizen mailbox of this person, whose INS must be qualified. */
      toPersonId: Id.nullable(),
      /** Whom it is about: what they refused is obeyed (SC.MSS.15). */
      aboutPersonId: Id.nullable(),
      subject: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(50_000),
      /** The message answered. */
      repliesTo: Id.nullable(),
      endOfExchange: z.boolean(),
    }),
    reply: LetterRow,
    summary: 'Écrire un message',
  }),
  letters: contract({
    method: 'GET',
    path: '/api/messaging/letters',
    reply: z.array(LetterRow),
    summary: 'Les messages écrits, les derniers d’abord',
  }),
  retryLetter: contract({
    method: 'POST',
    path: '/api/messaging/letters/:id/retry',
    params: z.object({ id: Id }),
    reply: LetterRow,
    summary: 'Essayer encore d’envoyer un message qui n’est pas parti',
  }),
  connectMine: contract({
    method: 'POST',
    path: '/api/messaging/mailboxes/mine',
    body: z.object({ id: Id, address }),
    reply: Done,
    summary: 'Relier ma boîte aux lettres personnelle',
  }),
  declareMailbox: contract({
    method: 'POST',
    path: '/api/messaging/mailboxes',
    body: z.object({
      id: Id,
      address,
      displayName: z.string().trim().min(1).max(120),
      unitId: Id.nullable(),
      holders: z.array(Id).min(1).max(200),
    }),
    reply: Done,
    summary: 'Relier la boîte aux lettres d’une équipe',
  }),
  closeMailbox: contract({
    method: 'POST',
    path: '/api/messaging/mailboxes/:id/closing',
    params: z.object({ id: Id }),
    reply: Done,
    summary: 'Ne plus relever une boîte aux lettres (ses messages restent lisibles)',
  }),
  settings: contract({
    method: 'GET',
    path: '/api/messaging/settings',
    reply: MessagingSettings,
    summary: 'Les réglages de la messagerie de l’établissement',
  }),
  changeSettings: contract({
    method: 'PUT',
    path: '/api/messaging/settings',
    body: MessagingSettings,
    reply: MessagingSettings,
    summary: 'Régler le classement automatique',
  }),
};
/** Attachments leave as bytes: `GET`. */
export const attachmentPath = (id: string, rank: number | string): string =>
  `/api/messaging/messages/${id}/attachments/${rank}`;
