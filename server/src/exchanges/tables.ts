import type { Ins } from '@liane/vocabulary';
import type { GeneratedAlways } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type {
  Channel,
  Sending,
  SendingAuthor,
  SendingKind,
  SendingState,
  SharingChannel,
  Visibility,
} from './sending.ts';

export interface SendingRow {
  organisation_id: string;
  id: string;
  establishment_id: string;
  person_id: string;
  channel: Channel;
  kind: SendingKind;
  cause: string;
  cause_id: string;
  document_id: string | null;
  what: string;
  recipient_key: string;
  recipient_name: string;
  recipient_address: string | null;
  found_address: string | null;
  series: string;
  follows_id: string | null;
  lot_unique_id: string;
  message_id: string;
  document_unique_id: string | null;
  ins: Ins | string | null;
  visibility: Visibility;
  planned_at: Date;
  due_at: Date;
  by_account: string;
  by_name: string;
  author: SendingAuthor | string;
  state: SendingState;
  because: string | null;
  said: string | null;
  todo: string | null;
  attempts: number;
  attempting_since: Date | null;
  perhaps_there: boolean;
  next_at: Date | null;
  settled_at: Date | null;
  ins_qualified: boolean | null;
}

/** A service outside, as its breaker knows it. */
export type Service = 'dmp' | 'mssante';

export interface DivergenceLine {
  trait: string;
  ours: string;
  theirs: string;
}

interface ExchangesTables {
  sendings: SendingRow;
  sending_events: {
    organisation_id: string;
    id: string;
    sending_id: string;
    /** In the order they were written. */
    rank: GeneratedAlways<string>;
    at: Date;
    state: SendingState;
    because: string | null;
    said: string | null;
    by_name: string | null;
  };
  sharing_words: {
    organisation_id: string;
    id: string;
    person_id: string;
    channel: SharingChannel;
    refused: boolean;
    said: string;
    at: Date;
    by_account: string;
    by_name: string;
  };
  dmp_divergences: {
    organisation_id: string;
    id: string;
    person_id: string;
    at: Date;
    mark: string;
    lines: DivergenceLine[] | string;
  };
  dmp_divergence_confirmations: {
    organisation_id: string;
    divergence_id: string;
    id: string;
    at: Date;
    by_account: string;
    by_name: string;
    why: string;
  };
  service_lines: {
    organisation_id: string;
    service: Service;
    failures: number;
    down_since: Date | null;
    said: string | null;
    probe_at: Date | null;
    next_slot_at: Date | null;
  };
}

export const tables = (tx: Tx) => tx.on<ExchangesTables>();

export const toSending = (row: SendingRow): Sending => ({
  id: row.id,
  establishmentId: row.establishment_id,
  personId: row.person_id,
  channel: row.channel,
  kind: row.kind,
  cause: row.cause,
  causeId: row.cause_id,
  documentId: row.document_id,
  what: row.what,
  recipientKey: row.recipient_key,
  recipientName: row.recipient_name,
  recipientAddress: row.recipient_address,
  foundAddress: row.found_address,
  series: row.series,
  followsId: row.follows_id,
  lotUniqueId: row.lot_unique_id,
  messageId: row.message_id,
  documentUniqueId: row.document_unique_id,
  ins: row.ins as Ins | null,
  visibility: row.visibility,
  plannedAt: row.planned_at,
  dueAt: row.due_at,
  byAccount: row.by_account,
  byName: row.by_name,
  author: row.author as SendingAuthor,
  state: row.state,
  because: row.because,
  said: row.said,
  todo: row.todo,
  attempts: row.attempts,
  attemptingSince: row.attempting_since,
  perhapsThere: row.perhaps_there,
  nextAt: row.next_at,
  settledAt: row.settled_at,
  insQualified: row.ins_qualified,
});
