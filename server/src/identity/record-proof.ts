import { ageAt, identityProofOf } from '@liane/vocabulary';
import { civilDayOf } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { isDoubtful, type Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { DoubtForbids, ProofInTheFuture, ProofOnlyForMinors, ProofTypeUnknown } from './refusals.ts';
import { settingsOf } from './settings.ts';
import { axesOf } from './status.ts';
import { identityTables, type Author } from './tables.ts';

const onlyForMinors = ['AN', 'DC', 'TC'];
const majority = 18;

/**
 * Keeps which paper was seen, when, by whom (INS/va1.23). One of high trust validates by itself when the organisation left that on (INS/va1.33).
 * Throws ProofTypeUnknown, ProofInTheFuture, ProofOnlyForMinors, DoubtForbids.
 */
export async function recordProof(
  tx: Tx,
  author: Author,
  personId: string,
  seen: { id: string; type: string; checkedOn: string },
): Promise<Person> {
  const person = await personToChange(tx, author.organisationId, personId);
  if (isDoubtful(person)) throw new DoubtForbids('aucune pièce ne peut la valider');
  const settings = await settingsOf(tx, author.organisationId);
  const setting = settings.proofs.find((proof) => proof.type === seen.type && proof.offered);
  if (!setting) throw new ProofTypeUnknown();
  if (seen.checkedOn > (await civilDayOf(tx, author))) throw new ProofInTheFuture();
  const age = ageAt(person.traits.birthDate, seen.checkedOn);
  if (onlyForMinors.includes(seen.type) && (age === undefined || age.years >= majority)) throw new ProofOnlyForMinors();
  await identityTables(tx)
    .insertInto('proofs')
    .values({
      organisation_id: author.organisationId,
      person_id: personId,
      id: seen.id,
      type: seen.type,
      high_trust: setting.highTrust,
      checked_on: seen.checkedOn,
      recorded_at: author.at,
      by_account: author.accountId,
      by_name: author.who,
    })
    .execute();
  const validates = setting.highTrust && settings.validateOnHighTrustProof;
  const axes = axesOf(person.status);
  const what = identityProofOf(seen.type)?.display ?? seen.type;
  return settleStatus(
    tx,
    author,
    person,
    person,
    { ...axes, proofChecked: axes.proofChecked || validates },
    `Pièce contrôlée : ${what}`,
  );
}
