import { z } from 'zod';
import { Id, Instant, contract } from '../platform/contract.ts';

export const Coded = z.object({ code: z.string(), system: z.string(), display: z.string() });

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: people often know only the year. */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** What every fact of a record carries beside its content. */
export const FactFrame = z.object({
  /** This version. */
  id: Id,
  /** Shared by every version of the same fact. */
  factId: Id,
  personId: Id,
  kind: z.string(),
  version: z.number().int(),
  occurredAt: Instant,
  recordedAt: Instant,
  by: z.string(),
  byRole: z.string(),
  state: z.enum(['current', 'ended', 'withdrawn']),
  endedAt: Instant.nullable(),
  why: z.string().nullable(),
});
export type FactFrame = z.infer<typeof FactFrame>;

export const factOf = <C extends z.ZodType>(content: C) => FactFrame.extend({ content });

const person = z.object({ personId: Id });
const fact = z.object({ personId: Id, factId: Id });
const why = z.string().trim().min(3).max(300);
/** The version the author was looking at: if another came meanwhile, nothing is written and both are shown. */
const basedOn = Id;

/** The same five acts for each module that keeps facts: read, record, correct, end, withdraw; and the history of one. */
export function factContracts<C extends z.ZodType>(module: string, content: C, frenchName: string) {
  const Fact = factOf(content);
  const base = `/api/persons/:personId/${module}` as const;
  return {
    list: contract({
      method: 'GET',
      path: base,
      params: person,
      reply: z.array(Fact),
      summary: `${frenchName} : ce qui est en cours`,
    }),
    record: contract({
      method: 'POST',
      path: base,
      params: person,
      body: z.object({ id: Id, occurredAt: Instant, content }),
      reply: Fact,
      summary: `${frenchName} : noter`,
    }),
    correct: contract({
      method: 'POST',
      path: `${base}/:factId/corrections`,
      params: fact,
      body: z.object({ id: Id, basedOn, occurredAt: Instant, content, why: why.optional() }),
      reply: Fact,
      summary: `${frenchName} : corriger (la version d’avant reste lisible)`,
    }),
    end: contract({
      method: 'POST',
      path: `${base}/:factId/end`,
      params: fact,
      body: z.object({ id: Id, basedOn, endedAt: Instant, why: why.optional() }),
      reply: Fact,
      summary: `${frenchName} : dire que c’est terminé`,
    }),
    withdraw: contract({
      method: 'POST',
      path: `${base}/:factId/withdrawal`,
      params: fact,
      body: z.object({ id: Id, basedOn, why }),
      reply: Fact,
      summary: `${frenchName} : retirer ce qui a été noté par erreur`,
    }),
    history: contract({
      method: 'GET',
      path: `${base}/:factId/history`,
      params: fact,
      reply: z.array(Fact),
      summary: `${frenchName} : qui a écrit quoi, quand, et avant`,
    }),
  };
}
