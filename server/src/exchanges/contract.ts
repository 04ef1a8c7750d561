import { z } from 'zod';
import { Done, Id, Instant, contract } from '../platform/contract.ts';

export const Channel = z.enum(['dmp', 'mssante', 'citizen']);
export const SendingState = z.enum(['waiting', 'held', 'accepted', 'delivered', 'read', 'refused', 'abandoned']);
export const Visibility = z.enum(['normal', 'masked', 'hidden-from-person', 'hidden-from-representatives']);
export const SharingChannel = z.enum(['dmp-feeding', 'mssante', 'citizen']);

/** Causes that hold sendings while the installation is as it is: its certificate, its configuration, its access. */
export const ofTheInstallation = [
  'not-connected',
  'dmp-misconfigured',
  'dmp-tls-refused',
  'mssante-misconfigured',
  'mssante-encryption-refused',
  'mssante-certificate-refused',
  'mssante-revocation-list-refused',
  'mssante-sign-in-refused',
  'mssante-sender-refused',
  'mssante-operator-unreadable',
];

const Difference = z.object({ trait: z.string(), ours: z.string(), theirs: z.string() });

export const SendingRow = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  documentId: Id.nullable(),
  channel: Channel,
  channelInFrench: z.string(),
  kind: z.enum(['document', 'replacement', 'deletion', 'notice']),
  kindInFrench: z.string(),
  what: z.string(),
  recipient: z.string(),
  state: SendingState,
  stateInFrench: z.string(),
  /** Code of what holds, refuses or ended it: what rows are grouped by. */
  because: z.string().nullable(),
  said: z.string().nullable(),
  todo: z.string().nullable(),
  plannedAt: Instant,
  dueAt: Instant,
  nextAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  attempts: z.number().int(),
  /** The worker is at it, or it waits its turn: there is nothing to do. */
  underWay: z.boolean(),
  by: z.string(),
  /** Model of the document when only a new version of it will leave. */
  replaceableAs: z.enum(['dlu', 'transfer-sheet', 'personal-project']).nullable(),
  mayRecall: z.boolean(),
  mayRetry: z.boolean(),
  mayAbandon: z.boolean(),
});
export type SendingRow = z.infer<typeof SendingRow>;

/** What happened to a sending, the latest first; `by` is nobody when the software did it. */
export const SendingEvent = z.object({
  at: Instant,
  stateInFrench: z.string(),
  said: z.string().nullable(),
  by: z.string().nullable(),
});
export type SendingEvent = z.infer<typeof SendingEvent>;

export const ServiceLine = z.object({
  service: z.enum(['dmp', 'mssante']),
  inFrench: z.string(),
  connected: z.boolean(),
  downSince: Instant.nullable(),
  said: z.string().nullable(),
  probeAt: Instant.nullable(),
  /** Sendings still in their delay of recall, and when the first of them leaves. */
  leaving: z.number().int(),
  leavesAt: Instant.nullable(),
  underWay: z.number().int(),
  /** Since when it has been asked without an answer yet. */
  askedSince: Instant.nullable(),
  /** Sendings that wait for another attempt. */
  waiting: z.number().int(),
  /** Sendings held by a cause of their own. */
  held: z.number().int(),
});
export type ServiceLine = z.infer<typeof ServiceLine>;

export const Certificate = z.object({
  inFrench: z.string(),
  /** These three are null when what the configuration gives is no certificate. */
  subject: z.string().nullable(),
  expiresAt: Instant.nullable(),
  daysLeft: z.number().int().nullable(),
  warning: z.boolean(),
});

export const Divergence = z.object({
  id: Id,
  at: Instant,
  lines: z.array(Difference),
  confirmed: z.object({ by: z.string(), at: Instant, why: z.string() }).nullable(),
});

export const Sharing = z.object({
  personId: Id,
  channels: z.array(
    z.object({
      channel: SharingChannel,
      inFrench: z.string(),
      refused: z.boolean(),
      /** Nothing when nobody asked: sharing is then allowed. */
      last: z.object({ said: z.string(), by: z.string(), at: Instant }).nullable(),
    }),
  ),
  divergence: Divergence.nullable(),
});

/** What would leave if the document were validated now. */
export const SendingPlan = z.object({
  visibility: Visibility,
  recallSeconds: z.number().int(),
  lines: z.array(
    z.object({
      /** What the draft keeps in `skipped`. */
      key: z.string(),
      channel: Channel,
      recipient: z.string(),
      detail: z.string(),
      /** `leaves`, or why it will not now. */
      state: z.enum(['leaves', 'held', 'never']),
      said: z.string().nullable(),
      todo: z.string().nullable(),
    }),
  ),
});
export type SendingPlan = z.infer<typeof SendingPlan>;

const Count = z.object({
  total: z.number().int(),
  insQualified: z.number().int(),
  insNotQualified: z.number().int(),
  failures: z.number().int(),
});
export const CountersLine = z.object({
  period: z.enum(['month', 'year', 'previous-year']),
  periodInFrench: z.string(),
  establishment: z.string(),
  finess: z.string(),
  /** RPPS of the author; null for the establishment as a whole. */
  rpps: z.string().nullable(),
  author: z.string().nullable(),
  dmp: Count,
  mssante: Count,
  citizen: Count,
  /** Records with at least one document sent by each channel, and by all three. */
  records: z.object({
    dmp: z.number().int(),
    mssante: z.number().int(),
    citizen: z.number().int(),
    all: z.number().int(),
  }),
});
export type CountersLine = z.infer<typeof CountersLine>;

const sending = z.object({ id: Id });
const person = z.object({ personId: Id });
const why = z.string().trim().min(3).max(300);

export const exchanges = {
  list: contract({
    method: 'GET',
    path: '/api/exchanges',
    reply: z.object({
      rows: z.array(SendingRow),
      counts: z.record(SendingState, z.number().int()),
      services: z.array(ServiceLine),
      certificates: z.array(Certificate),
    }),
    summary: 'Les échanges de l’établissement',
  }),
  connections: contract({
    method: 'GET',
    path: '/api/exchanges/connections',
    reply: z.object({ services: z.array(ServiceLine), certificates: z.array(Certificate) }),
    summary: 'L’état des services et des certificats',
  }),
  toSettle: contract({
    method: 'GET',
    path: '/api/exchanges/to-settle',
    reply: z.object({
      /** Refused, or held by what somebody alone can settle. */
      count: z.number().int(),
    }),
    summary: 'Combien d’envois attendent quelqu’un',
  }),
  toMend: contract({
    method: 'GET',
    path: '/api/exchanges/to-mend',
    reply: z.array(
      z.object({
        inFrench: z.string(),
        /** Why nothing leaves by this service while the installation is as it is. */
        said: z.string(),
        since: Instant,
        held: z.number().int(),
      }),
    ),
    summary: 'Ce qui retient des envois tant que le raccordement n’est pas réparé',
  }),
  history: contract({
    method: 'GET',
    path: '/api/exchanges/:id/history',
    params: sending,
    reply: z.array(SendingEvent),
    summary: 'Tout ce qui est arrivé à un envoi',
  }),
  ofPerson: contract({
    method: 'GET',
    path: '/api/persons/:personId/sendings',
    params: person,
    reply: z.array(SendingRow),
    summary: 'Ce qui a été envoyé d’une personne',
  }),
  plan: contract({
    method: 'GET',
    path: '/api/documents/:id/sending-plan/:visibility',
    params: z.object({ id: Id, visibility: Visibility }),
    reply: SendingPlan,
    summary: 'Ce qui partira quand ce document sera validé',
  }),
  retry: contract({
    method: 'POST',
    path: '/api/exchanges/:id/retry',
    params: sending,
    reply: SendingRow,
    summary: 'Réessayer un envoi',
  }),
  abandon: contract({
    method: 'POST',
    path: '/api/exchanges/:id/abandonment',
    params: sending,
    body: z.object({ why }),
    reply: SendingRow,
    summary: 'Abandonner un envoi',
  }),
  recall: contract({
    method: 'POST',
    path: '/api/exchanges/:id/recall',
    params: sending,
    reply: SendingRow,
    summary: 'Rappeler un envoi avant qu’il ne parte',
  }),
  sharing: contract({
    method: 'GET',
    path: '/api/persons/:personId/sharing',
    params: person,
    reply: Sharing,
    summary: 'Ce que la personne a dit du partage',
  }),
  saySharing: contract({
    method: 'POST',
    path: '/api/persons/:personId/sharing',
    params: person,
    body: z.object({ id: Id, channel: SharingChannel, refused: z.boolean(), said: z.string().trim().min(3).max(300) }),
    reply: Sharing,
    summary: 'Noter un refus de la personne, ou son changement d’avis',
  }),
  confirmDivergence: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp-divergences/:id/confirmation',
    params: z.object({ personId: Id, id: Id }),
    body: z.object({ why }),
    reply: Done,
    summary: 'Confirmer que le DMP est bien celui de la personne malgré un écart',
  }),
  counters: contract({
    method: 'GET',
    path: '/api/exchanges/counters',
    reply: z.array(CountersLine),
    summary: 'Compteurs d’envois par établissement et par auteur',
  }),
};
