import type { ReadDocument } from '@liane/cda';
import type { ContentStore } from '../../documents/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import type { ReceptionCode } from '../reception-codes.ts';
import { compareVersions, type Compared } from './compare-versions.ts';
import { matchPerson, type Declared, type Matched } from './match-person.ts';

export interface Judged {
  matched: Matched;
  compared: Compared;
  /** What an automatic answer says; 0 when it may be filed. */
  code: ReceptionCode;
  reason: string;
}

/** Whose it is and what its version means, as the records are now: judged again each time somebody looks. */
export async function judgePiece(
  tx: Tx,
  act: Act,
  read: ReadDocument,
  declared: Declared,
  contents: ContentStore,
): Promise<Judged> {
  const matched = await matchPerson(tx, act.organisationId, read.header.patient, declared);
  const compared = await compareVersions(tx, act, read, contents);
  const code = compared.code === 0 ? matched.code : compared.code;
  return { matched, compared, code, reason: compared.code === 0 ? matched.why : (compared.said ?? matched.why) };
}
