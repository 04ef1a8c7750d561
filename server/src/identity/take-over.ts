import type { Ins, StrictTraits } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { createPerson, type Creation } from './create-person.ts';
import type { Person } from './person.ts';
import { recordProof } from './record-proof.ts';
import { addTraitVersion } from './store.ts';
import type { Author } from './tables.ts';

/** An identity that the organisation had already qualified elsewhere: what INSi returned then, and the paper seen. */
export interface QualifiedElsewhere extends Creation {
  ins: Ins;
  insHistory: readonly string[];
  /** As INSi returned them. */
  insiTraits: StrictTraits;
  proof: { id: string; type: string; checkedOn: string };
  /** Where it comes from, in French, for the history. */
  why: string;
}

/** Takes over a qualified identity of the same organisation, with its proof, instead of qualifying it a second time. */
export async function takeOver(tx: Tx, author: Author, known: QualifiedElsewhere): Promise<Person> {
  const created = await createPerson(tx, author, { ...known, traits: known.insiTraits });
  const held: Person = { ...created, ins: known.ins, insHistory: known.insHistory };
  await addTraitVersion(tx, author, held, known.why);
  await settleStatus(tx, author, created, held, { fromInsi: true, proofChecked: false }, known.why);
  return recordProof(tx, author, created.id, known.proof);
}
