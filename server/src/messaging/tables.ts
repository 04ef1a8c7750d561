import type { Generated } from 'kysely';
import type { Tx } from '../platform/index.ts';

export interface MailboxTable {
  organisation_id: string;
  id: string;
  establishment_id: string;
  unit_id: string | null;
  kind: 'APP' | 'ORG' | 'PER';
  address: string;
  display_name: string;
  uid_validity: string | null;
  last_uid: number | null;
  fetched_at: Date | null;
  waits_for: Generated<'nothing' | 'holder' | 'operator'>;
  problem: string | null;
  failures: Generated<number>;
  due_at: Date | null;
  withheld_uid: Generated<number | null>;
  withheld_tries: Generated<number>;
  closed_at: Date | null;
}

export interface MessageTable {
  organisation_id: string;
  id: string;
  mailbox_id: string;
  establishment_id: string;
  uid: number;
  uid_validity: string;
  known_by: string;
  received_at: Date;
  kept_at: Date;
  sha256: string;
  size: number;
  state: 'kept' | 'read' | 'aside';
  attempts: Generated<number>;
  kind: 'letter' | 'delivery-notice' | 'read-notice' | null;
  from_address: Generated<string>;
  from_name: Generated<string>;
  citizen: Generated<boolean>;
  recipients: Generated<string[]>;
  subject: Generated<string>;
  body: Generated<string>;
  message_id: string | null;
  refs: Generated<string[]>;
  read_notice_to: string | null;
  is_end: Generated<boolean>;
  aside_code: number | null;
  aside_reason: string | null;
  person_id: string | null;
  withheld: Generated<'waiting' | 'came' | null>;
  withheld_due_at: Generated<Date | null>;
}

export interface PieceTable {
  organisation_id: string;
  id: string;
  message_id: string;
  rank: number;
  sha256: string;
  declared_matricule: string | null;
  declared_oid: string | null;
  declared_qualified: boolean | null;
  title: string;
  type_in_french: string;
  author: string;
  about: string;
  version: number;
  state: 'to-decide' | 'filed' | 'refused' | 'already' | 'unreadable';
  code: number;
  reason: string;
  person_id: string | null;
  document_id: string | null;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface AnswerTable {
  organisation_id: string;
  message_id: string;
  outcome: 'displayed' | 'processed' | 'error';
  by_mail: boolean;
  code: number;
  said: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: Generated<number>;
  at: Date;
  due_at: Date;
}

export interface LetterTable {
  organisation_id: string;
  id: string;
  mailbox_id: string;
  account_id: string;
  establishment_id: string;
  person_id: string | null;
  recipients: string[];
  chosen_names: Record<string, string>;
  subject: string;
  body: string;
  message_id: string;
  in_reply_to: string | null;
  refs: string[];
  end_of_exchange: boolean;
  written_at: Date;
  by_name: string;
  state: 'waiting' | 'sent' | 'delivered' | 'displayed' | 'failed';
  said: Generated<string>;
  attempts: Generated<number>;
  due_at: Date;
  taken_at: Date | null;
}

interface MessagingTables {
  mailboxes: MailboxTable;
  mailbox_holders: { organisation_id: string; mailbox_id: string; account_id: string };
  messages: MessageTable;
  message_attachments: {
    organisation_id: string;
    message_id: string;
    rank: number;
    file_name: string;
    content_type: string;
    size: number;
  };
  message_readings: { organisation_id: string; message_id: string; account_id: string; who: string; at: Date };
  message_pieces: PieceTable;
  message_answers: AnswerTable;
  letters: LetterTable;
  messaging_settings: { organisation_id: string; establishment_id: string; files_by_itself: boolean };
}

export const tables = (tx: Tx) => tx.on<MessagingTables>();

/** Work that nobody's gesture began. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** A text as a table can hold it, and no longer than a screen shows. */
export const held = (text: string, longest: number): string => text.replaceAll('\0', '').slice(0, longest);
