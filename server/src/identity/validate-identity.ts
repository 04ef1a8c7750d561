import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { isDoubtful, type Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { hasStandingProof } from './proofs.ts';
import { DoubtForbids, ProofMissing } from './refusals.ts';
import { axesOf } from './status.ts';
import type { Author } from './tables.ts';

/** The explicit act of INS/va1.55, for organisations where a proof does not validate by itself. Throws DoubtForbids, ProofMissing. */
export async function validateIdentity(tx: Tx, author: Author, personId: string): Promise<Person> {
  const person = await personToChange(tx, author.organisationId, personId);
  if (isDoubtful(person)) throw new DoubtForbids('elle ne peut pas être validée');
  if (!(await hasStandingProof(tx, author.organisationId, person))) throw new ProofMissing();
  return settleStatus(tx, author, person, person, { ...axesOf(person.status), proofChecked: true }, 'Identité validée');
}
