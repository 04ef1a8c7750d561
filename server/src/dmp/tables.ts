import type { DocumentEntry } from '@liane/xds';
import type { Tx } from '../platform/index.ts';

export type Decision = 'given' | 'refused' | 'opposed';
export type AskKind = 'look' | 'read' | 'integrate' | 'gather' | 'change' | 'withdraw';
export type Source = 'same' | 'replaced' | 'gone';

/** What went wrong, as it is told. */
export interface Failure {
  code: string;
  message: string;
  worthRetrying: boolean;
}

export interface TraitDiffers {
  trait: string;
  ours: string;
  theirs: string;
}

export interface StateRow {
  organisation_id: string;
  person_id: string;
  account_id: string;
  state: 'active' | 'closed' | 'absent' | null;
  authorisation: 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'INEXISTANT' | null;
  divergence: TraitDiffers[] | string | null;
  answered_at: Date | null;
  failure: (Failure & { at: string }) | string | null;
  listed_at: Date | null;
  listed_from: string | null;
  visited_at: Date | null;
  visited_before: Date | null;
  /** The last trace of a list that was shown. */
  list_traced_at: Date | null;
}

export interface AskRow {
  organisation_id: string;
  id: string;
  person_id: string;
  account_id: string;
  session_id: string;
  kind: AskKind;
  about: unknown;
  asked_at: Date;
  done_at: Date | null;
  outcome: unknown;
  failure: Failure | string | null;
}

export interface IntegrationRow {
  organisation_id: string;
  document_id: string;
  person_id: string;
  unique_id: string;
  entry_uuid: string;
  logical_id: string | null;
  at: Date;
  by_account: string;
  by_name: string;
  source: Source;
  newer_unique_id: string | null;
  told_at: Date | null;
  decision: 'kept' | 'replaced' | 'deleted' | null;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface DmpTables {
  dmp_states: StateRow;
  dmp_consents: {
    organisation_id: string;
    id: string;
    person_id: string;
    establishment_id: string;
    decision: Decision;
    informed: 'person' | 'representative';
    informed_name: string | null;
    means: 'spoken' | 'written' | 'remote';
    said_on: string;
    at: Date;
    by_account: string;
    by_name: string;
  };
  dmp_break_glasses: { organisation_id: string; id: string; person_id: string; account_id: string; until: Date };
  dmp_asks: AskRow;
  dmp_entries: {
    organisation_id: string;
    person_id: string;
    account_id: string;
    unique_id: string;
    entry: DocumentEntry | string;
    replaced_by: string | null;
    first_seen_at: Date;
    seen_at: Date;
    opened_at: Date | null;
  };
  dmp_bookmarks: {
    organisation_id: string;
    person_id: string;
    unique_id: string;
    at: Date;
    by_account: string;
    by_name: string;
  };
  dmp_integrations: IntegrationRow;
  dmp_readings: {
    organisation_id: string;
    person_id: string;
    account_id: string;
    unique_id: string;
    read_at: Date;
    until: Date;
    view: Buffer;
    content: Buffer;
  };
  dmp_bundles: {
    organisation_id: string;
    person_id: string;
    account_id: string;
    gathered_at: Date;
    until: Date;
    prepared: boolean;
    content: Buffer;
  };
  dmp_rounds: {
    organisation_id: string;
    account_id: string;
    establishment_id: string;
    id: string;
    session_id: string;
    asked_at: Date;
    done_at: Date | null;
    answered_at: Date | null;
    failure: Failure | string | null;
  };
  dmp_round_people: {
    organisation_id: string;
    account_id: string;
    establishment_id: string;
    person_id: string;
    last_document_at: Date | null;
    told_at: Date;
  };
}

export const tables = (tx: Tx) => tx.on<DmpTables>();

/** Screens that show the DMP of a person. */
export const topicOf = (personId: string): string => `dmp:${personId}`;

/** The inbox of one professional. */
export const topicOfRounds = (accountId: string): string => `dmp-rounds:${accountId}`;
