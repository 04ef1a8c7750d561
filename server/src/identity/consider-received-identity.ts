import type { Ins, StrictTraits } from '@liane/vocabulary';
import { civilDayOf } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { createPerson } from './create-person.ts';
import { findDoubles } from './find-doubles.ts';
import type { Person } from './person.ts';
import type { Author } from './tables.ts';
import { sameStrictTraits, typedTraits } from './typed-traits.ts';

export interface ReceivedIdentity {
  /** For the person to create, when nobody is known. */
  id: string;
  traits: StrictTraits;
  ins: Ins | null;
}

export type Considered =
  /** INS and traits, or all traits, say it is them. */
  | { kind: 'known'; person: Person; by: 'ins' | 'traits' }
  /** Somebody must choose: nothing is ever attached alone (digest §2.5). */
  | { kind: 'look-alikes'; persons: Person[] }
  | { kind: 'created'; person: Person };

/**
 * An identity that came with a document. A record that exists is never changed by it (INS/va1.07); somebody unknown is created
 * provisoire and without the INS received, which must be asked of INSi here (INS/va1.05, INS/va1.57).
 */
export async function considerReceivedIdentity(
  tx: Tx,
  author: Author,
  received: ReceivedIdentity,
): Promise<Considered> {
  const traits = typedTraits(received.traits, await civilDayOf(tx, author));
  const doubles = await findDoubles(tx, author.organisationId, { ...traits, matricule: received.ins?.matricule });
  const bearer = doubles.find(
    ({ person }) => received.ins !== null && person.ins?.matricule === received.ins.matricule,
  )?.person;
  if (bearer && sameStrictTraits(bearer.traits, traits)) return { kind: 'known', person: bearer, by: 'ins' };
  const alike = doubles.find(({ person }) => sameStrictTraits(person.traits, traits))?.person;
  if (alike && !bearer) return { kind: 'known', person: alike, by: 'traits' };
  const near = doubles.filter(({ person, likeness: { score } }) => person === bearer || score >= nearEnough);
  if (near.length > 0) return { kind: 'look-alikes', persons: near.map(({ person }) => person) };
  return { kind: 'created', person: await createPerson(tx, author, { id: received.id, traits }) };
}

const nearEnough = 0.8;
