import { z } from 'zod';
import { Id, Instant, contract } from '../platform/contract.ts';
import { followUpContracts } from './follow-up/contract.ts';

export { FollowUp, FollowUpLine } from './follow-up/contract.ts';

export const DocumentModel = z.enum(['dlu', 'transfer-sheet', 'personal-project']);
export const DocumentState = z.enum(['draft', 'validated', 'replaced', 'deleted', 'received']);

export const DocumentRow = z.object({
  id: Id,
  personId: Id,
  model: z.enum([
    'dlu',
    'transfer-sheet',
    'personal-project',
    'return-sheet',
    'liaison-letter',
    'synthesis',
    'biology',
    'other',
  ]),
  title: z.string(),
  typeInFrench: z.string(),
  origin: z.enum(['ours', 'received']),
  /** By which way it came (SC.CDA/INT.08); null of ours. */
  via: z.enum(['file', 'dmp', 'mssante']).nullable(),
  state: DocumentState,
  stateInFrench: z.string(),
  version: z.number().int(),
  actAt: Instant,
  changedAt: Instant,
  author: z.string(),
  /** When its words left again with the INS, qualified since; null of any other. */
  reissuedAt: Instant.nullable(),
  replacesId: Id.nullable(),
  replacedById: Id.nullable(),
  files: z.array(z.enum(['n3', 'n1', 'pdf', 'cda'])),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** One line proposed from the record; the author keeps, rewrites or removes it. */
export const DraftLine = z.object({
  key: z.string(),
  text: z.string(),
  /** Where it comes from and how old it is. */
  source: z.string().nullable(),
  recordedAt: Instant.nullable(),
  old: z.boolean(),
  kept: z.boolean(),
  /** Words of the author in place of `text`. */
  rewritten: z.string().nullable(),
});
export const DraftSection = z.object({
  key: z.string(),
  title: z.string(),
  mandatory: z.boolean(),
  lines: z.array(DraftLine),
  /** Free text of the author, for sections that take one (reason, last events, comment). */
  freeText: z.string().nullable(),
  freeTextLabel: z.string().nullable(),
  /** e.g. « Allergies : non renseigné ». */
  missing: z.string().nullable(),
  /** Where to complete it, as a place of the application. */
  completeAt: z.string().nullable(),
});
export const Warning = z.object({
  severity: z.enum(['blocking', 'warning']),
  section: z.string().nullable(),
  message: z.string(),
});

/** Who will see the document where it arrives, and what does not leave this time (keys of the sending plan). */
export const SendingChoices = z.object({
  visibility: z.enum(['normal', 'masked', 'hidden-from-person', 'hidden-from-representatives']),
  skipped: z.array(z.string().max(300)).max(100),
});

export const DocumentDraft = z.object({
  document: DocumentRow,
  recipients: z.array(z.object({ name: z.string(), detail: z.string(), kept: z.boolean(), key: z.string() })),
  sections: z.array(DraftSection),
  warnings: z.array(Warning),
  sending: SendingChoices,
  savedAt: Instant,
  /** Mark of what its author changed, from whichever window: `basedOn` of what is saved and validated next. */
  written: z.string(),
});
export type DocumentDraft = z.infer<typeof DocumentDraft>;

/** The `written` of the draft that its author was looking at. */
const basedOn = z.string().max(100);

export const DraftChanges = z.object({
  title: z.string().trim().max(200).optional(),
  lines: z.record(z.string(), z.object({ kept: z.boolean(), rewritten: z.string().max(2000).nullable() })),
  freeTexts: z.record(z.string(), z.string().max(4000)),
  recipients: z.record(z.string(), z.boolean()),
  destination: z
    .object({ name: z.string().max(200), finess: z.string().max(9).optional(), phone: z.string().max(30).optional() })
    .nullable(),
  sending: SendingChoices.optional(),
  typedAt: Instant,
  basedOn,
});

const NarrativeText = z.object({ text: z.string(), id: z.string().optional() });
const NarrativeBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: NarrativeText }),
  z.object({ kind: z.literal('list'), items: z.array(NarrativeText) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(NarrativeText)) }),
]);
export type NarrativeSectionReply = {
  title: string;
  blocks: z.infer<typeof NarrativeBlock>[];
  sections?: NarrativeSectionReply[] | undefined;
};
export const NarrativeSection: z.ZodType<NarrativeSectionReply> = z.lazy(() =>
  z.object({ title: z.string(), blocks: z.array(NarrativeBlock), sections: z.array(NarrativeSection).optional() }),
);

export const DocumentView = z.object({
  document: DocumentRow,
  /** What a person reads, in document order. */
  header: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(NarrativeSection),
  hasPdf: z.boolean(),
  unreadable: z.array(z.string()),
  verdict: z.object({ faults: z.array(z.string()), warnings: z.array(z.string()) }),
});

const document = z.object({ id: Id });

export const documents = {
  ofPerson: contract({
    method: 'GET',
    path: '/api/persons/:personId/documents',
    params: z.object({ personId: Id }),
    reply: z.array(DocumentRow),
    summary: 'Les documents d’une personne',
  }),
  begin: contract({
    method: 'POST',
    path: '/api/persons/:personId/documents',
    params: z.object({ personId: Id }),
    body: z.object({ id: Id, model: DocumentModel, replacesId: Id.nullable() }),
    reply: DocumentDraft,
    summary: 'Commencer un document, prérempli depuis le dossier',
  }),
  draft: contract({
    method: 'GET',
    path: '/api/documents/:id/draft',
    params: document,
    reply: DocumentDraft,
    summary: 'Le brouillon d’un document',
  }),
  saveDraft: contract({
    method: 'PUT',
    path: '/api/documents/:id/draft',
    params: document,
    body: DraftChanges,
    reply: DocumentDraft,
    summary: 'Garder le brouillon',
  }),
  refreshDraft: contract({
    method: 'POST',
    path: '/api/documents/:id/refresh',
    params: document,
    reply: DocumentDraft,
    summary: 'Reprendre le dossier tel qu’il est maintenant',
  }),
  validate: contract({
    method: 'POST',
    path: '/api/documents/:id/validation',
    params: document,
    body: z.object({ id: Id, basedOn }),
    reply: DocumentRow,
    summary: 'Valider : le document ne change plus',
  }),
  discard: contract({
    method: 'DELETE',
    path: '/api/documents/:id/draft',
    params: document,
    reply: z.object({ at: Instant }),
    summary: 'Abandonner un brouillon',
  }),
  discardUntouched: contract({
    method: 'DELETE',
    path: '/api/documents/:id/draft/untouched',
    params: document,
    reply: z.object({ at: Instant }),
    summary: 'Abandonner un brouillon ouvert puis quitté sans un mot',
  }),
  erase: contract({
    method: 'POST',
    path: '/api/documents/:id/deletion',
    params: document,
    body: z.object({ id: Id, why: z.string().trim().min(3).max(300) }),
    reply: DocumentRow,
    summary: 'Supprimer un document validé (la trace reste)',
  }),
  view: contract({
    method: 'GET',
    path: '/api/documents/:id',
    params: document,
    reply: DocumentView,
    summary: 'Lire un document',
  }),
  receive: contract({
    method: 'POST',
    path: '/api/persons/:personId/received-documents',
    params: z.object({ personId: Id }),
    body: z.object({ id: Id, /** base64 of the file. */ content: z.base64(), fileName: z.string().max(200) }),
    reply: z.object({
      document: DocumentRow,
      comparison: z.array(z.object({ trait: z.string(), ours: z.string(), theirs: z.string(), same: z.boolean() })),
    }),
    summary: 'Classer un document reçu (fichier CDA)',
  }),
  ...followUpContracts,
};
/** Files are served apart, as bytes: `GET /api/documents/:id/files/:file` with file = n3 | n1 | pdf | cda. */
export const filePath = (id: string, file: string): string => `/api/documents/${id}/files/${file}`;
