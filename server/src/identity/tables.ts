import type { IdentityAttribute, IdentityStatus, InsOid, Sex, StrictTraits } from '@liane/vocabulary';
import type { Act, Tx } from '../platform/index.ts';
import type { ComplementaryTraits } from './person.ts';

export interface PersonRow {
  organisation_id: string;
  id: string;
  local_id: string;
  birth_family_name: string;
  first_birth_given_name: string;
  birth_given_names: string;
  birth_date: string;
  sex: Sex;
  birth_place_code: string;
  complementary: ComplementaryTraits | string;
  complementary_version: number;
  status: IdentityStatus;
  attributes: IdentityAttribute[];
  ins_matricule: string | null;
  ins_oid: InsOid | null;
  ins_history: string[];
  names: string;
  merged_into: string | null;
  created_at: Date;
}

interface Written {
  organisation_id: string;
  at: Date;
  by_account: string;
  by_name: string;
}

export type InquiryState =
  | 'waiting'
  | 'found'
  | 'nobody'
  | 'several'
  | 'not-importable'
  | 'confirmed'
  | 'contradicted'
  | 'failed'
  | 'accepted'
  | 'dismissed';

export interface InquiryRow {
  organisation_id: string;
  id: string;
  person_id: string;
  kind: 'recuperation' | 'verification';
  asked_at: Date;
  by_account: string;
  by_name: string;
  state: InquiryState;
  answer: unknown;
  failure: unknown;
  attempts: number;
  settled_at: Date | null;
  settled_by: string | null;
}

export interface IdentityTables {
  persons: PersonRow;
  name_words: { organisation_id: string; word: string };
  person_words: { organisation_id: string; word: string; person_id: string };
  local_id_counters: { organisation_id: string; year: number; last: number };
  trait_versions: Written & {
    person_id: string;
    id: string;
    traits: StrictTraits | string;
    complementary: ComplementaryTraits | string;
    why: string;
  };
  status_changes: Written & {
    person_id: string;
    id: string;
    from_status: IdentityStatus | null;
    to_status: IdentityStatus;
    why: string;
  };
  proofs: Omit<Written, 'at'> & {
    person_id: string;
    id: string;
    type: string;
    high_trust: boolean;
    checked_on: string;
    recorded_at: Date;
  };
  proof_withdrawals: Written & { person_id: string; proof_id: string; why: string };
  attribute_changes: Written & {
    person_id: string;
    id: string;
    attribute: IdentityAttribute;
    present: boolean;
    why: string;
  };
  insi_inquiries: InquiryRow;
  insi_calls: {
    organisation_id: string;
    id: string;
    inquiry_id: string;
    at: Date;
    operation: string;
    given_name: string;
    with_birth_place: boolean;
    answer_code: string;
    answer: unknown;
  };
  insi_dismissals: Written & { id: string; inquiry_id: string; why: string };
  merges: Written & { id: string; kept_person_id: string; absorbed_person_id: string; why: string };
  merge_undoings: Written & { merge_id: string };
  identity_settings: { organisation_id: string; settings: unknown };
  reference_communes: {
    code: string;
    name: string;
    from_date: string | null;
    to_date: string | null;
    became_code: string | null;
  };
  reference_imports: { name: string; imported_at: Date };
}

export const identityTables = (tx: Tx) => tx.on<IdentityTables>();

/** Who writes, where and when: an act at the screen, or the worker in the name of the one who asked. */
export type Author = Pick<Act, 'at' | 'accountId' | 'who' | 'organisationId'> & { establishmentId?: string };

/** The columns that say who wrote a row. */
export const writtenBy = (author: Author): Written => ({
  organisation_id: author.organisationId,
  at: author.at,
  by_account: author.accountId,
  by_name: author.who,
});
