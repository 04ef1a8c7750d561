import { z } from 'zod';
import { NarrativeSection, type NarrativeSectionReply } from '../documents/contract.ts';
import { CivilDate, Done, Id, Instant, contract } from '../platform/contract.ts';

export type { NarrativeSectionReply };

export const DmpStanding = z.enum([
  'not-connected',
  'unknown',
  'absent',
  'closed',
  'blocked',
  'diverges',
  'authorised',
  'not-authorised',
]);

export const Consent = z.object({
  id: Id,
  decision: z.enum(['given', 'refused', 'opposed']),
  informed: z.enum(['person', 'representative']),
  informedName: z.string().nullable(),
  /** How they said it: face to face, on paper, from a distance. */
  means: z.enum(['spoken', 'written', 'remote']),
  meansInFrench: z.string(),
  saidOn: CivilDate,
  at: Instant,
  by: z.string(),
});
export type Consent = z.infer<typeof Consent>;

/** What the header shows, without a click and without waiting for the DMP. */
export const DmpSight = z.object({
  standing: DmpStanding,
  standingInFrench: z.string(),
  /** When the DMP said it; null when it never did. */
  since: Instant.nullable(),
  /** A question is on its way. */
  asking: z.boolean(),
  /** One sentence, when the last question failed. */
  problem: z.string().nullable(),
  /** Why no question leaves now, and what would change it. */
  obstacle: z.string().nullable(),
  /** The obstacle is the identity: it is settled elsewhere in the record. */
  identityToSettle: z.boolean(),
  mayConsult: z.boolean(),
  /** The DMP may be asked whether it exists, even while its documents may not. */
  mayLook: z.boolean(),
  consent: Consent.nullable(),
  /** All that was said, the latest first. */
  consents: z.array(Consent),
  breakGlassUntil: Instant.nullable(),
  /** Documents of third parties since my last visit; null to those who do not consult, or before a first list. */
  newDocuments: z.number().int().nullable(),
  newByKind: z.array(z.object({ kind: z.string(), label: z.string(), count: z.number().int() })),
  /** Date of the last VSM; null when there is none in the list known. */
  vsmAt: Instant.nullable(),
  listedAt: Instant.nullable(),
  /** What differs between our traits and those of the DMP: nothing is consulted while it lasts. */
  divergence: z.array(z.object({ trait: z.string(), ours: z.string(), theirs: z.string() })),
});
export type DmpSight = z.infer<typeof DmpSight>;

/** Identifier of a document, given once and for all by who wrote it: never in an address. */
const UniqueId = z.string().min(1).max(256);

export const DmpDocument = z.object({
  uniqueId: UniqueId,
  title: z.string(),
  kind: z.string(),
  kindInFrench: z.string(),
  typeInFrench: z.string(),
  author: z.string(),
  institution: z.string(),
  /** Of the act. */
  at: Instant,
  createdAt: Instant,
  status: z.enum(['standing', 'replaced', 'archived']),
  statusInFrench: z.string(),
  masked: z.boolean(),
  hiddenFromPerson: z.boolean(),
  size: z.number().int().nullable(),
  ours: z.boolean(),
  /** What the professional who asks may change of it, their session living. */
  changes: z.array(z.enum(['mask', 'unmask', 'make-visible', 'delete'])),
  isNew: z.boolean(),
  bookmarked: z.boolean(),
  /** In our record already, whichever way it came. */
  heldAs: Id.nullable(),
  /** Read and still held here until. */
  readUntil: Instant.nullable(),
});
export type DmpDocument = z.infer<typeof DmpDocument>;

/** Something integrated of which the source changed: to replace, keep or delete. */
export const ChangedSource = z.object({
  documentId: Id,
  title: z.string(),
  source: z.enum(['replaced', 'gone']),
  sourceInFrench: z.string(),
  newerUniqueId: UniqueId.nullable(),
  toldAt: Instant,
});

export const DmpReading = z.object({
  state: z.enum(['waiting', 'ready', 'failed', 'forgotten']),
  uniqueId: UniqueId,
  problem: z.object({ message: z.string(), worthRetrying: z.boolean() }).nullable(),
  until: Instant.nullable(),
  title: z.string(),
  header: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(NarrativeSection),
  hasPdf: z.boolean(),
  unreadable: z.array(z.string()),
  /** What it says of the person that our record does not. */
  differs: z.array(z.object({ trait: z.string(), ours: z.string(), theirs: z.string() })),
});
export type DmpReading = z.infer<typeof DmpReading>;

export const BundlePiece = z.object({
  slot: z.string(),
  slotInFrench: z.string(),
  /** Null: none was found. */
  found: z
    .object({
      uniqueId: UniqueId,
      title: z.string(),
      author: z.string(),
      at: Instant,
      old: z.boolean(),
      hasPdf: z.boolean(),
      sections: z.array(NarrativeSection),
      /** Found, and could not be read. */
      problem: z.string().nullable(),
    })
    .nullable(),
  /** One sentence, when it is missing. */
  missing: z.string().nullable(),
});
export type BundlePiece = z.infer<typeof BundlePiece>;

export const Bundle = z.object({
  state: z.enum(['none', 'gathering', 'ready', 'failed']),
  gatheredAt: Instant.nullable(),
  until: Instant.nullable(),
  prepared: z.boolean(),
  /** The list read since would gather other documents. */
  outdated: z.boolean(),
  problem: z.object({ message: z.string(), worthRetrying: z.boolean() }).nullable(),
  obstacle: z.string().nullable(),
  pieces: z.array(BundlePiece),
});
export type Bundle = z.infer<typeof Bundle>;

const person = z.object({ personId: Id });
const ofPerson = z.object({ personId: Id, askId: Id });

export const dmp = {
  state: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp',
    params: person,
    reply: DmpSight,
    summary: 'Ce que l’on sait du DMP d’une personne, et depuis quand',
  }),
  look: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/look',
    params: person,
    body: z.object({
      id: Id,
      /** Even if what is known is recent. */
      again: z.boolean(),
      /** Years to search back, beyond the two of a first opening. */
      years: z.number().int().min(1).max(100).nullable(),
    }),
    reply: DmpSight,
    summary: 'Interroger le DMP',
  }),
  recordConsent: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/consents',
    params: person,
    body: Consent.pick({ id: true, decision: true, informed: true, means: true, saidOn: true }).extend({
      informedName: z.string().trim().max(120).nullable(),
    }),
    reply: DmpSight,
    summary: 'Noter ce que la personne a dit de la consultation de son DMP',
  }),
  breakGlass: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/break-glass',
    params: person,
    body: z.object({ id: Id, reason: z.string().trim().min(10).max(500) }),
    reply: DmpSight,
    summary: 'Consulter le DMP en bris de glace, en disant pourquoi',
  }),
  documents: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/documents',
    params: person,
    reply: z.object({
      listedAt: Instant.nullable(),
      listedFrom: CivilDate.nullable(),
      newSince: Instant.nullable(),
      documents: z.array(DmpDocument),
      changed: z.array(ChangedSource),
    }),
    summary: 'Voir la liste des documents du DMP',
  }),
  visit: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/visits',
    params: person,
    body: z.object({ id: Id }),
    reply: Done,
    summary: 'Marquer comme vue la liste des documents du DMP',
  }),
  read: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/readings',
    params: person,
    body: z.object({ id: Id, uniqueId: UniqueId }),
    reply: DmpReading,
    summary: 'Lire un document du DMP, sans le garder',
  }),
  reading: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/readings/:askId',
    params: ofPerson,
    reply: DmpReading,
    summary: 'Attendre un document du DMP',
  }),
  pdf: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/pdf',
    params: person,
    body: z.object({ uniqueId: UniqueId }),
    reply: z.object({ /** base64 */ content: z.string() }),
    summary: 'Le PDF d’un document lu',
  }),
  integrate: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/integrations',
    params: person,
    body: z.object({ id: Id, uniqueIds: z.array(UniqueId).min(1).max(50) }),
    reply: z.object({
      /** In the record already: not fetched a second time. */
      alreadyHeld: z.array(z.object({ uniqueId: UniqueId, documentId: Id })),
      asked: z.number().int(),
    }),
    summary: 'Classer des documents du DMP dans le dossier',
  }),
  integration: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/integrations/:askId',
    params: ofPerson,
    reply: z.object({
      state: z.enum(['waiting', 'done', 'failed']),
      problem: z.string().nullable(),
      results: z.array(
        z.object({ uniqueId: UniqueId, title: z.string(), documentId: Id.nullable(), problem: z.string().nullable() }),
      ),
    }),
    summary: 'Où en est un classement',
  }),
  change: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/changes',
    params: person,
    body: z.object({ id: Id, uniqueId: UniqueId, kind: z.enum(['mask', 'unmask', 'make-visible', 'delete']) }),
    reply: Done,
    summary: 'Masquer, démasquer, rendre visible ou supprimer un document du DMP',
  }),
  changing: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/changes/:askId',
    params: ofPerson,
    reply: z.object({ state: z.enum(['waiting', 'done', 'failed']), problem: z.string().nullable() }),
    summary: 'Où en est un changement',
  }),
  settleSource: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/sources',
    params: person,
    body: z.object({ id: Id, documentId: Id, decision: z.enum(['replace', 'keep', 'delete']) }),
    reply: Done,
    summary: 'Remplacer, garder ou supprimer un document dont la source a changé',
  }),
  bookmark: contract({
    method: 'PUT',
    path: '/api/persons/:personId/dmp/bookmarks',
    params: person,
    body: z.object({ uniqueId: UniqueId, kept: z.boolean() }),
    reply: Done,
    summary: 'Garder la place d’un document, sans le document',
  }),
  accesses: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/accesses',
    params: person,
    reply: z.array(
      z.object({ at: Instant, who: z.string(), role: z.string(), actInFrench: z.string(), why: z.string().nullable() }),
    ),
    summary: 'Qui a consulté le DMP depuis ce dossier',
  }),
  webAddress: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/web',
    params: person,
    body: z.object({
      page: z.enum(['TableauDeBord', 'DossierPatient', 'Documents', 'HistoriqueAcces', 'VolontesEtDroits']),
    }),
    reply: z.object({ url: z.url() }),
    summary: 'L’adresse du DMP sur le Web, pour cette personne',
  }),
  bundle: contract({
    method: 'GET',
    path: '/api/persons/:personId/dmp/bundle',
    params: person,
    reply: Bundle,
    summary: 'Voir l’essentiel du DMP',
  }),
  gather: contract({
    method: 'POST',
    path: '/api/persons/:personId/dmp/bundle',
    params: person,
    body: z.object({ id: Id }),
    reply: Bundle,
    summary: 'Rassembler l’essentiel du DMP',
  }),
  arrivals: contract({
    method: 'GET',
    path: '/api/dmp/arrivals',
    reply: z.array(
      z.object({
        personId: Id,
        displayName: z.string(),
        what: z.string(),
        at: Instant,
        state: z.enum(['none', 'gathering', 'ready', 'failed']),
        obstacle: z.string().nullable(),
        until: Instant.nullable(),
      }),
    ),
    summary: 'Les arrivées du jour, et l’essentiel préparé pour elles',
  }),
  prepare: contract({
    method: 'POST',
    path: '/api/dmp/arrivals',
    body: z.object({ id: Id }),
    reply: z.object({ asked: z.number().int(), leftOut: z.number().int() }),
    summary: 'Préparer l’essentiel du DMP des arrivées du jour',
  }),
  newDocuments: contract({
    method: 'GET',
    path: '/api/dmp/new-documents',
    reply: z.object({
      connected: z.boolean(),
      /** Why nothing may be asked for now. */
      obstacle: z.string().nullable(),
      waiting: z.boolean(),
      /** Of the last answer still kept. */
      answeredAt: Instant.nullable(),
      /** One sentence, when the last question failed. */
      problem: z.string().nullable(),
      people: z.array(
        z.object({
          personId: Id,
          displayName: z.string(),
          /** Of their last document; null when the DMP does not say it. */
          at: Instant.nullable(),
        }),
      ),
    }),
    summary: 'Dans quels DMP il y a du nouveau, selon la dernière réponse',
  }),
  askNewDocuments: contract({
    method: 'POST',
    path: '/api/dmp/new-documents',
    body: z.object({ id: Id }),
    reply: Done,
    summary: 'Demander au DMP dans quels dossiers il y a du nouveau',
  }),
};
