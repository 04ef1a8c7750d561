import { z } from 'zod';
import { Done, Id, Instant, contract } from '../platform/contract.ts';

/** What someone is typing: private to its author, kept by the server, never part of the record. */
export const Draft = z.object({
  id: Id,
  /** Which form, e.g. `stays.admit`, `health.allergy`. */
  form: z.string().max(80),
  personId: Id.nullable(),
  content: z.record(z.string(), z.unknown()),
  savedAt: Instant,
});
export type Draft = z.infer<typeof Draft>;

export const drafts = {
  mine: contract({ method: 'GET', path: '/api/drafts', reply: z.array(Draft), summary: 'Mes brouillons' }),
  save: contract({
    method: 'PUT',
    path: '/api/drafts/:id',
    params: z.object({ id: Id }),
    body: z.object({
      form: z.string().max(80),
      personId: Id.nullable(),
      content: z.record(z.string(), z.unknown()),
      /** Order of the keystrokes: an older save arriving late is ignored. */
      typedAt: Instant,
    }),
    reply: Draft,
    summary: 'Garder un brouillon',
  }),
  discard: contract({
    method: 'DELETE',
    path: '/api/drafts/:id',
    params: z.object({ id: Id }),
    reply: Done,
    summary: 'Jeter un brouillon',
  }),
};
