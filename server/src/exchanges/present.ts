import { documentsWhere, stateOf } from '../documents/index.ts';
import { namesOf } from '../identity/index.ts';
import { holds, type Act, type Tx } from '../platform/index.ts';
import type { SendingRow } from './contract.ts';
import { exchangesRights } from './policy.ts';
import { isPending, isUnderWay, mayBeRecalled, type Sending } from './sending.ts';
import { channelInFrench, kindInFrench, stateInFrench, underWayInFrench } from './words.ts';

/** Sendings as the screens show them, with what the one who looks may do of each. */
export async function presentSendings(tx: Tx, act: Act, sendings: readonly Sending[]): Promise<SendingRow[]> {
  const names = await namesOf(tx, act.organisationId, [...new Set(sendings.map(({ personId }) => personId))]);
  const may = {
    recall: holds(exchangesRights, 'exchanges.recall', act),
    retry: holds(exchangesRights, 'exchanges.retry', act),
    abandon: holds(exchangesRights, 'exchanges.abandon', act),
  };
  const replaceable = await replaceableOf(tx, act, sendings);
  return sendings.map((sending) => {
    const underWay = isUnderWay(sending, act.at);
    const isOpen = !underWay && (isPending(sending) || sending.state === 'refused');
    return {
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
      stateInFrench: underWay ? underWayInFrench : stateInFrench(sending),
      underWay,
      because: sending.because,
      said: sending.said,
      todo: sending.todo,
      plannedAt: sending.plannedAt.toISOString(),
      dueAt: sending.dueAt.toISOString(),
      nextAt: sending.nextAt?.toISOString() ?? null,
      settledAt: sending.settledAt?.toISOString() ?? null,
      attempts: sending.attempts,
      by: sending.byName,
      replaceableAs: (mayReplace(sending) && replaceable.get(sending.documentId ?? '')) || null,
      mayRecall: may.recall && mayBeRecalled(sending) && sending.dueAt > act.at,
      mayRetry: may.retry && isOpen && sending.dueAt <= act.at,
      mayAbandon: may.abandon && isOpen,
    };
  });
}

const toReplace = new Set(['written-before-ins', 'ins-withdrawn']);

const mayReplace = ({ state, because }: Sending): boolean =>
  state === 'refused' || (state === 'held' && toReplace.has(because ?? ''));

/** Models of the refused documents that are still the last version. */
async function replaceableOf(
  tx: Tx,
  { organisationId }: Act,
  sendings: readonly Sending[],
): Promise<ReadonlyMap<string, 'dlu' | 'transfer-sheet' | 'personal-project'>> {
  const refused = sendings.filter(mayReplace).flatMap(({ documentId }) => documentId ?? []);
  const found = new Map<string, 'dlu' | 'transfer-sheet' | 'personal-project'>();
  if (refused.length === 0) return found;
  for (const document of await documentsWhere(tx, organisationId, { id: [...new Set(refused)] })) {
    const { id, model } = document;
    if (
      stateOf(document) === 'validated' &&
      (model === 'dlu' || model === 'transfer-sheet' || model === 'personal-project')
    )
      found.set(id, model);
  }
  return found;
}
