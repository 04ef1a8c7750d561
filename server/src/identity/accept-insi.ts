import { isInsOid, type Sex, type StrictTraits } from '@liane/vocabulary';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { listHolds } from './comparison.ts';
import { lockInquiry, settleInquiry } from './inquiries.ts';
import type { KeptAnswer } from './insi-answers.ts';
import { isDoubtful, type Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import {
  AnswerNotImportable,
  DoubtForbids,
  FirstGivenNameNotInList,
  InquiryNotToSettle,
  InsCollision,
  UnknownInquiry,
} from './refusals.ts';
import { axesOf } from './status.ts';
import { addTraitVersion } from './store.ts';
import { identityTables, type Author } from './tables.ts';
import { sameStrictTraits } from './typed-traits.ts';

/**
 * Takes the identity INSi returned: matricule, OID and traits come from its answer, never from what was typed (INS/va1.52).
 * A proof checked before still counts when the traits say the same person. Throws UnknownInquiry, InquiryNotToSettle,
 * AnswerNotImportable (INS/va1.28, INS/va1.31), FirstGivenNameNotInList (INS/va1.51), InsCollision, DoubtForbids.
 */
export async function acceptInsi(tx: Tx, author: Author, personId: string, inquiryId: string): Promise<Person> {
  const before = await personToChange(tx, author.organisationId, personId);
  if (isDoubtful(before)) throw new DoubtForbids('elle ne peut pas recevoir de matricule');
  const answer = await answerToAccept(tx, author, personId, inquiryId);
  const { matricule, oid, history } = answer;
  if (!isInsOid(oid)) throw new AnswerNotImportable(['la nature du matricule est inconnue']);
  const traits = traitsOf(answer);
  if (!listHolds(traits.birthGivenNames, before.traits.firstBirthGivenName)) throw new FirstGivenNameNotInList();
  const holder = await holderOfIns(tx, author.organisationId, matricule);
  if (holder !== undefined && holder !== personId) throw new InsCollision(holder);

  await settleInquiry(tx, author, inquiryId, 'accepted');
  const changed: Person = {
    ...before,
    traits,
    ins: { matricule, oid },
    insHistory: [...new Set([...before.insHistory, ...history])].filter((former) => former !== matricule),
  };
  await addTraitVersion(tx, author, changed, 'Identité rendue par INSi, acceptée');
  const proofChecked = axesOf(before.status).proofChecked && sameStrictTraits(before.traits, traits);
  return settleStatus(
    tx,
    author,
    before,
    changed,
    { fromInsi: true, proofChecked },
    'Identité rendue par INSi, acceptée',
  );
}

async function answerToAccept(tx: Tx, author: Author, personId: string, inquiryId: string): Promise<KeptAnswer> {
  const inquiry = await lockInquiry(tx, author.organisationId, inquiryId);
  if (!inquiry || inquiry.personId !== personId) throw new UnknownInquiry();
  if (inquiry.answer && inquiry.state === 'not-importable') throw new AnswerNotImportable(inquiry.answer.obstacles);
  if (!inquiry.answer || inquiry.state !== 'found') throw new InquiryNotToSettle();
  return inquiry.answer;
}

function traitsOf({ traits, obstacles }: KeptAnswer): StrictTraits {
  if (obstacles.length > 0) throw new AnswerNotImportable(obstacles);
  return { ...traits, sex: traits.sex as Sex };
}

/** Who already holds this INS; a second acceptance of it at the same moment waits here. */
async function holderOfIns(tx: Tx, organisationId: string, matricule: string): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${matricule}`}, 4))`.execute(
    identityTables(tx),
  );
  const row = await identityTables(tx)
    .selectFrom('persons')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ins_matricule', '=', matricule)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
