import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { tables, type SealRow } from './store.ts';

export const noHead = '0'.repeat(64);

/** The rows a seal covers, each as one line that changes when any of its columns does, in the order of their ids. */
export async function canonicalTraces(tx: Tx, organisationId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('traces')
    .select([
      'id',
      'account_id',
      'who',
      'role',
      'establishment_id',
      'establishment',
      'act',
      'refused',
      'person_id',
      'why',
    ])
    .select(['from_where', 'signed_in_with', 'session_id'])
    // To the microsecond, which a JavaScript date does not hold.
    .select(sql<string>`(extract(epoch from at) * 1000000)::bigint::text`.as('at'))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    JSON.stringify([
      row.id,
      row.at,
      row.account_id,
      row.who,
      row.role,
      row.establishment_id,
      row.establishment,
      row.act,
      row.refused,
      row.person_id,
      row.why,
      row.from_where,
      row.signed_in_with,
      row.session_id,
    ]),
  );
}

export const rootOf = (lines: readonly string[]): string => sha256(lines.join('\n'));

/** What is signed: this seal, and through `previous_hash` all those before it. */
export const headOf = (seal: Omit<SealRow, 'head' | 'signature'>): string =>
  sha256(
    JSON.stringify([
      seal.organisation_id,
      seal.number,
      seal.at.toISOString(),
      seal.count,
      seal.total,
      seal.previous_hash,
      seal.root_hash,
    ]),
  );

export const signHead = (key: KeyObject, head: string): string => sign(null, Buffer.from(head), key).toString('base64');

export const isSignedBy = (key: KeyObject, head: string, signature: string): boolean =>
  verify(null, Buffer.from(head), key, Buffer.from(signature, 'base64'));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
