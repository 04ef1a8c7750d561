import { z } from 'zod';
import { Id, Instant, contract } from '../../platform/contract.ts';

/** One change that a received document asks of the record; somebody accepts or refuses it, once. */
export const FollowUpLine = z.object({
  key: z.string(),
  about: z.enum(['treatment', 'problem', 'allergy', 'follow-up']),
  action: z.enum(['start', 'change', 'stop', 'note']),
  actionInFrench: z.string(),
  title: z.string(),
  /** What the record says now; null when it says nothing. */
  was: z.string().nullable(),
  /** What it would say. */
  becomes: z.string().nullable(),
  /** Instructions of the record that the document leaves out: they go on unless somebody drops them, and what it would say with them. */
  keeping: z.object({ words: z.string(), becomes: z.string() }).nullable(),
  /** What the record would say no more, whatever is kept. */
  lost: z.string().nullable(),
  state: z.enum(['proposed', 'accepted', 'refused']),
  why: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export type FollowUpLine = z.infer<typeof FollowUpLine>;

export const FollowUp = z.object({
  documentId: Id,
  personId: Id,
  /** Provenance that what is accepted will carry: « Reçu de … ». */
  from: z.string(),
  lines: z.array(FollowUpLine),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const followUpContracts = {
  followUp: contract({
    method: 'GET',
    path: '/api/documents/:id/follow-up',
    params: z.object({ id: Id }),
    reply: FollowUp,
    summary: 'Ce qu’un document reçu propose de changer dans le dossier',
  }),
  decideFollowUp: contract({
    method: 'POST',
    path: '/api/documents/:id/follow-up',
    params: z.object({ id: Id }),
    body: z.object({
      /** Of the version of the fact that is written when the line is accepted. */
      id: Id,
      key: z.string().regex(/^[0-9a-f]{32}$/),
      accepted: z.boolean(),
      /** Demanded when the line is refused. */
      why: z.string().trim().max(300),
      /** The instructions of `keeping` go no further; they do when nothing is said. */
      dropsInstructions: z.boolean().optional(),
    }),
    reply: FollowUp,
    summary: 'Accepter ou refuser une ligne proposée par un document reçu',
  }),
};
