import { documentById } from '../documents/index.ts';
import { aboutPerson, serve, type Act, type AnyServed, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { abandon, recall, retry, sendingById } from './change-sending.ts';
import { connections } from './connections.ts';
import { exchanges } from './contract.ts';
import { counters } from './counters.ts';
import { confirmDivergence } from './divergences.ts';
import { list } from './list.ts';
import type { Post } from './needs.ts';
import { mayAct } from './policy.ts';
import { presentSendings } from './present.ts';
import type { Sending } from './sending.ts';
import { historyOf } from './events.ts';
import { sendingPlan } from './sending-plan.ts';
import { saySharing, sharingOf } from './sharing.ts';
import { sendingsWhere } from './store.ts';
import { toMend } from './to-mend.ts';
import { sendingsToSettle } from './todos.ts';

type OfSending = 'exchanges.history' | 'exchanges.retry' | 'exchanges.abandon' | 'exchanges.recall';

const onSending =
  (verb: OfSending) =>
  async (act: Act, { params }: { params: { id: string } }, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    return mayReach(tx, act, (await sendingById(tx, act.organisationId, params.id)).personId);
  };

const onPerson =
  (verb: 'exchanges.ofPerson' | 'exchanges.sharing' | 'exchanges.saySharing' | 'exchanges.confirmDivergence') =>
  (act: Act, { params }: { params: { personId: string } }, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    return mayReach(tx, act, params.personId);
  };

const one = async (tx: Tx, act: Act, sending: Sending) => {
  const [row] = await presentSendings(tx, act, [sending]);
  if (!row) throw new TypeError('a sending is presented');
  return row;
};

const mostOfPerson = 200;

export const exchangesRoutes = (post: Post): AnyServed[] => [
  serve(exchanges.list, {
    act: 'exchanges.list',
    may: (act) => mayAct('exchanges.list', act),
    trace: () => ({ personId: null }),
    do: (_input, act, tx) => list(tx, act, post),
  }),
  serve(exchanges.connections, {
    act: 'exchanges.connections',
    may: (act) => mayAct('exchanges.connections', act),
    trace: 'none',
    do: (_input, act, tx) => connections(tx, act, post),
  }),
  serve(exchanges.toSettle, {
    act: 'exchanges.toSettle',
    may: (act) => mayAct('exchanges.toSettle', act),
    trace: 'none',
    do: async (_input, act, tx) => ({ count: await sendingsToSettle(tx, act) }),
  }),
  serve(exchanges.toMend, {
    act: 'exchanges.toMend',
    may: (act) => mayAct('exchanges.toMend', act),
    trace: 'none',
    do: (_input, act, tx) => toMend(tx, act),
  }),
  serve(exchanges.history, {
    act: 'exchanges.history',
    may: onSending('exchanges.history'),
    trace: 'none',
    do: async ({ params }, act, tx) => historyOf(tx, await sendingById(tx, act.organisationId, params.id), act),
  }),
  serve(exchanges.ofPerson, {
    act: 'exchanges.ofPerson',
    may: onPerson('exchanges.ofPerson'),
    trace: aboutPerson,
    do: async ({ params }, act, tx) =>
      presentSendings(
        tx,
        act,
        await sendingsWhere(tx, act.organisationId, { personId: params.personId, most: mostOfPerson }),
      ),
  }),
  serve(exchanges.plan, {
    act: 'exchanges.plan',
    may: async (act, { params }, tx) => {
      mayAct('exchanges.plan', act);
      return mayReach(tx, act, (await documentById(tx, act.organisationId, params.id)).personId);
    },
    trace: 'none',
    do: ({ params }, act, tx) => sendingPlan(tx, act, params, post),
  }),
  serve(exchanges.retry, {
    act: 'exchanges.retry',
    may: onSending('exchanges.retry'),
    trace: (_input, reply) => ({ personId: reply.personId }),
    do: async ({ params }, act, tx) => one(tx, act, await retry(tx, act, params.id)),
  }),
  serve(exchanges.abandon, {
    act: 'exchanges.abandon',
    may: onSending('exchanges.abandon'),
    trace: ({ body }, reply) => ({ personId: reply.personId, why: body.why }),
    do: async ({ params, body }, act, tx) => one(tx, act, await abandon(tx, act, params.id, body.why)),
  }),
  serve(exchanges.recall, {
    act: 'exchanges.recall',
    may: onSending('exchanges.recall'),
    trace: (_input, reply) => ({ personId: reply.personId }),
    do: async ({ params }, act, tx) => one(tx, act, await recall(tx, act, params.id)),
  }),
  serve(exchanges.sharing, {
    act: 'exchanges.sharing',
    may: onPerson('exchanges.sharing'),
    trace: aboutPerson,
    do: ({ params }, act, tx) => sharingOf(tx, act, params.personId),
  }),
  serve(exchanges.saySharing, {
    act: 'exchanges.saySharing',
    may: onPerson('exchanges.saySharing'),
    trace: aboutPerson,
    do: ({ params, body }, act, tx) => saySharing(tx, act, params.personId, body),
  }),
  serve(exchanges.confirmDivergence, {
    act: 'exchanges.confirmDivergence',
    may: onPerson('exchanges.confirmDivergence'),
    trace: ({ params, body }) => ({ personId: params.personId, why: body.why }),
    do: async ({ params, body }, act, tx) => {
      await confirmDivergence(tx, act, { ...params, why: body.why });
      return { at: act.at.toISOString() };
    },
  }),
  serve(exchanges.counters, {
    act: 'exchanges.counters',
    may: (act) => mayAct('exchanges.counters', act),
    trace: () => ({ personId: null }),
    do: (_input, act, tx) => counters(tx, act),
  }),
];
