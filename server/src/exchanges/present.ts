import { namesOf } from '../identity/index.ts';
import { holds, type Act, type Tx } from '../platform/index.ts';
import type { SendingRow } from './contract.ts';
import { exchangesRights } from './policy.ts';
import { isPending, mayBeRecalled, type Sending } from './sending.ts';
import { channelInFrench, kindInFrench, stateInFrench } from './words.ts';

/** Sendings as the screens show them, with what the one who looks may do of each. */
export async function presentSendings(tx: Tx, act: Act, sendings: readonly Sending[]): Promise<SendingRow[]> {
  const names = await namesOf(tx, act.organisationId, [...new Set(sendings.map(({ personId }) => personId))]);
  const may = {
    recall: holds(exchangesRights, 'exchanges.recall', act),
    retry: holds(exchangesRights, 'exchanges.retry', act),
    abandon: holds(exchangesRights, 'exchanges.abandon', act),
  };
  return sendings.map((sending) => ({
    id: sending.id,
    personId: sending.personId,
    personName: names.get(sending.personId) ?? '',
    documentId: sending.documentId,
    channel: sending.channel,
    channelInFrench: channelInFrench[sending.channel],
    kind: sending.kind,
    kindInFrench: kindInFrench[sending.kind],
    what: sending.what,
    recipient: sending.recipientName,
    state: sending.state,
    stateInFrench: stateInFrench(sending.state, sending.channel),
    because: sending.because,
    said: sending.said,
    todo: sending.todo,
    plannedAt: sending.plannedAt.toISOString(),
    dueAt: sending.dueAt.toISOString(),
    nextAt: sending.nextAt?.toISOString() ?? null,
    settledAt: sending.settledAt?.toISOString() ?? null,
    attempts: sending.attempts,
    by: sending.byName,
    mayRecall: may.recall && mayBeRecalled(sending) && sending.dueAt > act.at,
    mayRetry: may.retry && (sending.state === 'refused' || isPending(sending)) && sending.dueAt <= act.at,
    mayAbandon: may.abandon && (isPending(sending) || sending.state === 'refused'),
  }));
}
