import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import type { Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { hasStandingProof, proofsOf } from './proofs.ts';
import { UnknownProof } from './refusals.ts';
import { axesOf } from './status.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';

const why = 'Pièce notée par erreur';

/** The proof stays in the history, withdrawn; the second axis goes with the last one that stood. Throws UnknownProof. */
export async function withdrawProof(tx: Tx, author: Author, personId: string, proofId: string): Promise<Person> {
  const person = await personToChange(tx, author.organisationId, personId);
  const proof = (await proofsOf(tx, author.organisationId, personId)).find(({ id }) => id === proofId);
  if (!proof) throw new UnknownProof();
  if (proof.withdrawn) return person;
  await identityTables(tx)
    .insertInto('proof_withdrawals')
    .values({ ...writtenBy(author), person_id: personId, proof_id: proofId, why })
    .execute();
  const axes = axesOf(person.status);
  const stands = axes.proofChecked && (await hasStandingProof(tx, author.organisationId, person));
  return settleStatus(tx, author, person, person, { ...axes, proofChecked: stands }, why);
}
