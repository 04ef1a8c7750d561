import type { FaultKind, Faults } from '../town/faults.ts';
import { faultKinds } from '../town/faults.ts';
import { RegistryRefused, Turned, codes } from './refusals.ts';
import { isOfRegistry } from './rules/refusal-codes.ts';
import type { Transaction } from './transactions/transaction.ts';

export const dmpKey = 'dmp';

/** The five common ones, applied around every request by the town, then those below. */
export const dmpFaults: readonly FaultKind[] = [...faultKinds, 'code', 'unacknowledged', 'truncated', 'altered'];

/** Transactions that change something: the ones whose answer it hurts to lose. */
const writing: readonly string[] = ['TD0.3', 'TD2.1', 'TD3.3'];

const concerns: Partial<Record<FaultKind, (transaction: Transaction) => boolean>> = {
  code: () => true,
  unacknowledged: ({ name }) => writing.includes(name),
  truncated: () => true,
  altered: ({ name }) => name === 'TD3.2',
};

/** The own fault to apply to this transaction, counted as used; undefined when it is not concerned. */
export function takeOwnFault(faults: Faults, transaction: Transaction): { kind: FaultKind; code?: string } | undefined {
  const fault = faults.on(dmpKey);
  if (!fault || concerns[fault.kind]?.(transaction) !== true) return undefined;
  if (fault.operation !== undefined && fault.operation !== transaction.name) return undefined;
  return faults.take(dmpKey);
}

/** As the real one would say it: by the registry in the answer, by a fault otherwise. */
export function chosenRefusal(code: string = codes.generic): Turned | RegistryRefused {
  const context = 'Refus choisi au tableau des pannes.';
  return isOfRegistry(code) ? new RegistryRefused([{ code, context }]) : new Turned(code, context);
}

/** What leaves, and what the journal shows of it. */
export interface DmpAnswer {
  status: number;
  contentType: string;
  body: Buffer;
  /** One French line for the journal. */
  told: string;
  by: string;
  /** The envelopes alone: what the journal shows. */
  received: string;
  answered: string;
  /** The own fault it was asked to show. */
  fault?: FaultKind;
}

/** What leaves once the fault has spoilt it; null: nothing leaves. */
export function spoiltAnswer(kind: FaultKind, answer: DmpAnswer): DmpAnswer | null {
  if (kind === 'unacknowledged') return null;
  if (kind === 'truncated') return { ...answer, body: answer.body.subarray(0, answer.body.length >> 1) };
  return answer;
}

/** Other bytes of the same length: still readable, no more what the registry describes. */
export const altered = (bytes: Uint8Array): Buffer => {
  const spoilt = Buffer.from(bytes);
  const place = spoilt.lastIndexOf('</');
  if (place > 0) spoilt[place - 1] = (spoilt[place - 1] ?? 0) === 0x2e ? 0x21 : 0x2e;
  return spoilt;
};
