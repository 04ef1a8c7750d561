import type { z } from 'zod';
import { aboutPerson, demand, serve, type Act, type AnyServed, type Rights, type Tx } from '../platform/index.ts';
import type { factContracts } from './contract.ts';
import { settleContradictions } from './contradictions.ts';
import { correct } from './correct.ts';
import { end } from './end.ts';
import type { FactContent } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { present } from './present.ts';
import { recordFact } from './record-fact.ts';
import { UnknownFact } from './refusals.ts';
import { lastingFacts, seriesFacts, versionsOf } from './store.ts';
import { withdraw } from './withdraw.ts';

const hasContent = (body: unknown): boolean => typeof body === 'object' && body !== null && 'content' in body;

/** Who may reach the record of this person: throws a RefusedByRight, or says why it is opened all the same. */
export type Reach = (tx: Tx, act: Act, personId: string) => Promise<void | { why: string }>;

interface FactDoor<C extends z.ZodType> {
  kept: KeptBy;
  contracts: ReturnType<typeof factContracts<C>>;
  rights: Rights;
  reach: Reach;
  /** A further condition on what is written, e.g. diagnoses by caregivers. */
  mayWrite?: (act: Act, content: FactContent) => void;
}

const monthsOfSeries = 3;

/** The contract has checked it already; a generic schema cannot say so to the compiler. */
const contentOf = (body: unknown): FactContent => (body as { content: FactContent }).content;

/** The six routes of a module that keeps facts. */
export function factRoutes<C extends z.ZodType>({
  kept,
  contracts,
  rights,
  reach,
  mayWrite = () => {},
}: FactDoor<C>): AnyServed[] {
  const about = (verb: string) => `${kept.module}.${verb}`;
  /** What an end or a withdrawal is about, since its body does not say. */
  const written = async (tx: Tx, act: Act, params: { personId: string; factId?: string }): Promise<FactContent> => {
    const [last] = await versionsOf(tx, act.organisationId, params.personId, params.factId ?? '');
    if (!last || last.module !== kept.module) throw new UnknownFact();
    return last.content;
  };
  const may =
    (verb: string) =>
    async (act: Act, input: { params: { personId: string; factId?: string }; body?: unknown }, tx: Tx) => {
      demand(rights, about(verb), act);
      if (input.body)
        mayWrite(act, hasContent(input.body) ? contentOf(input.body) : await written(tx, act, input.params));
      return reach(tx, act, input.params.personId);
    };
  const shown = present as (fact: Parameters<typeof present>[0]) => never;
  const basis = (params: { personId: string; factId: string }, body: { id: string; basedOn: string }) => ({
    ...params,
    id: body.id,
    basedOn: body.basedOn,
  });

  return [
    serve(contracts.list, {
      act: about('list'),
      may: may('list'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        const since = new Date(act.at);
        since.setMonth(since.getMonth() - monthsOfSeries);
        const lasting = await lastingFacts(tx, act.organisationId, params.personId);
        const series = await seriesFacts(tx, act.organisationId, params.personId, since);
        return [...lasting, ...series]
          .filter((fact) => fact.module === kept.module && fact.state !== 'withdrawn')
          .map(shown);
      },
    }),
    serve(contracts.record, {
      act: about('record'),
      may: may('record'),
      trace: aboutPerson,
      do: async ({ params, body }, act, tx) => {
        await settleContradictions(tx, act, kept, params.personId, contentOf(body));
        return shown(
          await recordFact(tx, act, kept, {
            id: body.id,
            personId: params.personId,
            occurredAt: new Date(body.occurredAt),
            content: contentOf(body),
          }),
        );
      },
    }),
    serve(contracts.correct, {
      act: about('correct'),
      may: may('correct'),
      trace: (input) => ({ personId: input.params.personId, why: input.body.why ?? null }),
      do: async ({ params, body }, act, tx) =>
        shown(
          await correct(tx, act, kept, basis(params, body), {
            content: contentOf(body),
            occurredAt: new Date(body.occurredAt),
            why: body.why ?? null,
          }),
        ),
    }),
    serve(contracts.end, {
      act: about('end'),
      may: may('end'),
      trace: (input) => ({ personId: input.params.personId, why: input.body.why ?? null }),
      do: async ({ params, body }, act, tx) =>
        shown(
          await end(tx, act, kept, basis(params, body), { endedAt: new Date(body.endedAt), why: body.why ?? null }),
        ),
    }),
    serve(contracts.withdraw, {
      act: about('withdraw'),
      may: may('withdraw'),
      trace: (input) => ({ personId: input.params.personId, why: input.body.why }),
      do: async ({ params, body }, act, tx) => shown(await withdraw(tx, act, kept, basis(params, body), body.why)),
    }),
    serve(contracts.history, {
      act: about('history'),
      may: may('history'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        const versions = await versionsOf(tx, act.organisationId, params.personId, params.factId);
        if (versions.length === 0 || versions[0]?.module !== kept.module) throw new UnknownFact();
        return versions.map(shown);
      },
    }),
  ];
}
