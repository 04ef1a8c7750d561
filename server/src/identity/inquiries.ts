import { uuidv7, type Tx } from '../platform/index.ts';
import type { InsiCall, KeptAnswer } from './insi-answers.ts';
import { identityTables, type Author, type InquiryRow, type InquiryState } from './tables.ts';

/** A question put to INSi about a person, and where it stands. */
export interface Inquiry {
  id: string;
  personId: string;
  kind: 'recuperation' | 'verification';
  askedAt: Date;
  by: string;
  byAccount: string;
  state: InquiryState;
  answer: KeptAnswer | null;
  failure: InquiryFailure | null;
  attempts: number;
}

export interface InquiryFailure {
  code: string;
  /** French: what happened, what is safe, what to do. */
  message: string;
  /** ISO instant of the next attempt; null when there is none. */
  retryAt: string | null;
}

/** One call as it is listed. */
export interface KeptCall {
  at: Date;
  givenName: string;
  withBirthPlace: boolean;
  answer: string;
}

/** The inquiries of a person, the last first. */
export async function inquiriesOf(tx: Tx, organisationId: string, personId: string): Promise<Inquiry[]> {
  const rows = await identityTables(tx)
    .selectFrom('insi_inquiries')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toInquiry);
}

export async function inquiryById(tx: Tx, organisationId: string, id: string): Promise<Inquiry | undefined> {
  const row = await identityTables(tx)
    .selectFrom('insi_inquiries')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toInquiry(row);
}

/** One inquiry, locked until the end of the transaction; its person is locked before it, always in that order. */
export async function lockInquiry(tx: Tx, organisationId: string, id: string): Promise<Inquiry | undefined> {
  const row = await identityTables(tx)
    .selectFrom('insi_inquiries')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toInquiry(row);
}

export async function addInquiry(
  tx: Tx,
  author: Author,
  asked: Pick<Inquiry, 'id' | 'personId' | 'kind'>,
): Promise<Inquiry> {
  const inquiry: Inquiry = {
    ...asked,
    askedAt: author.at,
    by: author.who,
    byAccount: author.accountId,
    state: 'waiting',
    answer: null,
    failure: null,
    attempts: 0,
  };
  await identityTables(tx)
    .insertInto('insi_inquiries')
    .values({
      organisation_id: author.organisationId,
      id: inquiry.id,
      person_id: inquiry.personId,
      kind: inquiry.kind,
      asked_at: inquiry.askedAt,
      by_account: inquiry.byAccount,
      by_name: inquiry.by,
      state: inquiry.state,
      answer: null,
      failure: null,
      attempts: 0,
      settled_at: null,
      settled_by: null,
    })
    .execute();
  return inquiry;
}

export async function saveInquiry(
  tx: Tx,
  organisationId: string,
  { id, state, answer, failure, attempts }: Inquiry,
): Promise<void> {
  await identityTables(tx)
    .updateTable('insi_inquiries')
    .set({ state, answer: answer && JSON.stringify(answer), failure: failure && JSON.stringify(failure), attempts })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Somebody decided: the inquiry is over. */
export async function settleInquiry(
  tx: Tx,
  author: Author,
  id: string,
  state: 'accepted' | 'dismissed',
): Promise<void> {
  await identityTables(tx)
    .updateTable('insi_inquiries')
    .set({ state, settled_at: author.at, settled_by: author.who })
    .where('organisation_id', '=', author.organisationId)
    .where('id', '=', id)
    .execute();
}

/** What was asked for other traits, or before a doubt, is no longer to be accepted. */
export async function dismissOpenInquiries(tx: Tx, author: Author, personId: string): Promise<void> {
  await identityTables(tx)
    .updateTable('insi_inquiries')
    .set({ state: 'dismissed', settled_at: author.at, settled_by: author.who })
    .where('organisation_id', '=', author.organisationId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['waiting', 'found', 'nobody', 'several', 'not-importable', 'failed'])
    .execute();
}

/** Keeps one call and its whole answer, whatever comes next (INS/va1.38, INS/va1.35, INS/va1.06). */
export async function keepCall(
  tx: Tx,
  organisationId: string,
  inquiry: Inquiry,
  asked: { at: Date; givenName: string; withBirthPlace: boolean },
  call: InsiCall,
): Promise<void> {
  await identityTables(tx)
    .insertInto('insi_calls')
    .values({
      organisation_id: organisationId,
      id: uuidv7(asked.at),
      inquiry_id: inquiry.id,
      at: asked.at,
      operation: inquiry.kind,
      given_name: asked.givenName,
      with_birth_place: asked.withBirthPlace,
      answer_code: call.code,
      answer: JSON.stringify(call.kept),
    })
    .execute();
}

/** The calls of these inquiries, in the order made. */
export async function callsOf(
  tx: Tx,
  organisationId: string,
  inquiryIds: readonly string[],
): Promise<Map<string, KeptCall[]>> {
  if (inquiryIds.length === 0) return new Map();
  const rows = await identityTables(tx)
    .selectFrom('insi_calls')
    .select(['inquiry_id', 'at', 'given_name', 'with_birth_place', 'answer_code'])
    .where('organisation_id', '=', organisationId)
    .where('inquiry_id', 'in', [...inquiryIds])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      inquiryId: row.inquiry_id,
      at: row.at,
      givenName: row.given_name,
      withBirthPlace: row.with_birth_place,
      answer: row.answer_code,
    })),
    ({ inquiryId }) => inquiryId,
  );
}

const toInquiry = (row: InquiryRow): Inquiry => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  askedAt: row.asked_at,
  by: row.by_name,
  byAccount: row.by_account,
  state: row.state,
  answer: row.answer as KeptAnswer | null,
  failure: row.failure as InquiryFailure | null,
  attempts: row.attempts,
});
