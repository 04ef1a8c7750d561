import type { PartToWrite } from '@liane/multipart';
import type { RegistryError } from '@liane/xds';
import type { FaultKind } from '../../town/faults.ts';
import type { Caller } from '../caller.ts';
import type { Received } from '../rules/envelope.ts';
import type { KeptRecord, KeptTrace } from '../state/record.ts';
import type { DmpStore } from '../state/store.ts';

/** What a transaction leans on. */
export interface Desk {
  store: DmpStore;
  authorityPem: string | undefined;
  now(): Date;
  newId(): string;
  /** What the switchboard asks of this transaction. */
  takeFault?(transaction: Transaction): { kind: FaultKind; code?: string } | undefined;
}

export interface Asked {
  received: Received;
  caller: Caller;
  /** Of the person of the VIHF, if the DMP has heard of them. */
  record: KeptRecord | undefined;
}

export interface Answer {
  body: string;
  /** Present: answered in MTOM. */
  parts?: PartToWrite[];
  /** One French line for the journal. */
  told: string;
}

/** One transaction of the DMP: its path, its actions, what it answers. */
export interface Transaction {
  name: string;
  path: 'patients' | 'habilitations' | 'repository' | 'registry';
  action: string;
  responseAction: string;
  /** It speaks of nobody in particular. */
  withoutPatient?: boolean;
  /** Its body describes objects of the registry. */
  submits?: boolean;
  /** Answers in MTOM, refusals too (digest 3.2). */
  mtom?: boolean;
  /** @throws Turned, RegistryRefused */
  answer(asked: Asked, desk: Desk): Answer;
  /** How a RegistryRefused is written. */
  writeRefusal?(errors: readonly RegistryError[]): string;
}

export function traceOf(
  {
    id,
    name,
    structureId,
    purpose,
    secret,
  }: Pick<Caller, 'id' | 'name' | 'purpose' | 'secret'> & { structureId: string | null },
  transaction: string,
  did: string,
  at: Date,
  document?: { title: string; uniqueId: string },
): KeptTrace {
  return {
    at: at.toISOString(),
    by: id,
    name,
    structureId,
    transaction,
    did,
    purpose,
    ...(secret === true ? { secret } : {}),
    document: document?.title ?? null,
    uniqueId: document?.uniqueId ?? null,
  };
}
