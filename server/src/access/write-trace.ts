import { insertion, type Act, type TraceNote, type Tx } from '../platform/index.ts';
import type { TraceRow } from './store.ts';

/** Who, whose, what, when, from where, why; `refused` is the code of a refusal. Sent in the transaction of what it tells, which fails with it. */
export async function writeTrace(
  tx: Tx,
  act: Act,
  id: string,
  name: string,
  { personId, why }: TraceNote,
  refused: string | null = null,
): Promise<void> {
  tx.write(
    insertion('traces', {
      organisation_id: act.organisationId,
      id,
      at: act.at,
      account_id: act.accountId,
      who: act.who,
      role: act.role,
      establishment_id: act.establishmentId,
      establishment: act.establishmentName,
      act: name,
      refused,
      person_id: personId,
      why: why ?? null,
      from_where: act.from,
      signed_in_with: act.signedInWith,
      session_id: act.sessionId,
    } satisfies TraceRow),
  );
}
