import type { Tx } from '../platform/index.ts';
import type { Genre, RightsRole } from './words.ts';

export interface AccountRow {
  id: string;
  subject_name_id: string | null;
  rpps: string | null;
  family_name: string;
  given_name: string;
  device_key: Buffer;
  created_at: Date;
}

export interface MemberRow {
  organisation_id: string;
  account_id: string;
  family_name: string;
  given_name: string;
  email: string | null;
  added_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
}

export interface PracticeRow {
  organisation_id: string;
  id: string;
  account_id: string;
  establishment_id: string;
  role: RightsRole;
  profession_code: string | null;
  genre: Genre;
  is_administrator: boolean;
  since: Date;
  ended_at: Date | null;
}

export interface SessionRow {
  id: string;
  token_hash: Buffer;
  csrf: string;
  account_id: string;
  signed_in_with: 'pro-sante-connect' | 'passkey';
  /** What Pro Santé Connect confirmed; null: every practice of the account. */
  confirmed_practices: string[] | null;
  organisation_id: string | null;
  practice_id: string | null;
  establishment_name: string | null;
  opened_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  from_where: string;
  psc_tokens: Buffer | null;
  psc_refreshed_at: Date | null;
  /** What Pro Santé Connect said of each practice confirmed; absent of sessions opened before it was kept. */
  exercises: Exercises | string | null;
}

/** By practice: how the national register says it is exercised. */
export type Exercises = Record<string, Exercise>;

export interface Exercise {
  civility: 'M' | 'MME' | null;
  professionCode: string;
  /** TRE_R01, e.g. `SM26`. */
  savoirFaire: string | null;
  /** TRE_R02, e.g. `SA17`. */
  sector: string | null;
}

export interface AccessTables {
  organisations: { id: string; name: string; finess_juridique: string; siren: string | null; created_at: Date };
  members: MemberRow;
  accounts: AccountRow;
  practices: PracticeRow;
  sessions: SessionRow;
  departures: { key_hash: Buffer; content: unknown; expires_at: Date };
  passkeys: {
    credential_id: string;
    account_id: string;
    organisation_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    created_at: Date;
    last_used_at: Date | null;
  };
  invitations: {
    id: string;
    organisation_id: string;
    account_id: string;
    establishment_name: string;
    token_hash: Buffer;
    created_at: Date;
    valid_until: Date;
    used_at: Date | null;
  };
  sign_in_attempts: {
    id: string;
    at: Date;
    method: string;
    result: string;
    account_id: string | null;
    identifier: string | null;
    from_where: string;
  };
  traces: TraceRow;
  trace_seals: SealRow;
  sealed_traces: { organisation_id: string; trace_id: string; number: number };
  break_glasses: BreakGlassRow;
  break_glass_reviews: {
    organisation_id: string;
    break_glass_id: string;
    by_account: string;
    by_name: string;
    at: Date;
    justified: boolean;
    comment: string;
  };
}

export interface TraceRow {
  organisation_id: string;
  id: string;
  at: Date;
  account_id: string;
  who: string;
  role: string;
  establishment_id: string;
  establishment: string;
  act: string;
  /** Code of the refusal; null: it was done. */
  refused: string | null;
  person_id: string | null;
  why: string | null;
  from_where: string;
  signed_in_with: string;
  session_id: string;
}

export interface SealRow {
  organisation_id: string;
  number: number;
  at: Date;
  count: number;
  /** Traces sealed up to this seal. */
  total: number;
  previous_hash: string;
  root_hash: string;
  head: string;
  signature: string;
}

export interface BreakGlassRow {
  organisation_id: string;
  id: string;
  person_id: string;
  account_id: string;
  who: string;
  establishment_id: string;
  at: Date;
  until: Date;
  reason: string;
}

export const tables = (tx: Tx) => tx.on<AccessTables>();

/** The practices an account holds now, oldest first. */
export const practicesOf = (tx: Tx, accountId: string): Promise<PracticeRow[]> =>
  tables(tx)
    .selectFrom('practices')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute();

export async function accountOf(tx: Tx, accountId: string): Promise<AccountRow | undefined> {
  return tables(tx).selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
}

export const displayNameOf = (named: { given_name: string; family_name: string }): string =>
  `${named.given_name} ${named.family_name}`;
