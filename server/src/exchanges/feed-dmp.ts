import type { Feeding as ByStructure, InsOf } from '@liane/connector-dmp';
import { uniqueIdOf } from '@liane/xds';
import { readCda } from '@liane/cda';
import type { Burden } from './burden.ts';
import { actingFor, lotOf, outcomeOfDmp, patientIdOf, referenceEntry, saysAlreadyThere } from './dmp.ts';
import type { Lines } from './needs.ts';
import { insOf } from './ins-of.ts';
import { gone, held, type Outcome } from './outcome.ts';
import { activeDmp, coherentIdentity } from './rules/index.ts';
import { mayHaveLeft } from './sending.ts';
import type { DivergenceLine } from './tables.ts';

/** XDS uniqueId of a CDA: known, and kept, before the first attempt. */
export const documentUniqueIdOf = (bytes: Uint8Array): string | null => uniqueIdOf(readCda(bytes).header.id) ?? null;

interface Feeding {
  dmp: NonNullable<Lines['dmp']>;
  sourceId: string;
  now: Date;
  /** True when somebody confirmed these very differences; keeps them otherwise. */
  isConfirmed(lines: readonly DivergenceLine[]): Promise<boolean>;
}

/** Existence and identity first, then what was asked: feed, replace or delete. Never throws what the DMP or the wire did. */
export async function feedDmp(burden: Burden, feeding: Feeding): Promise<Outcome> {
  try {
    const ins = insOf(burden);
    if (!ins) return held('identity-not-qualified', 'L’identité de la personne n’est pas qualifiée.', null);
    const asked: Asked = { ...feeding, ins, by: actingFor(burden), dmp: feeding.dmp() };
    return (await whatDmpSays(burden, asked)) ?? (await carried(burden, asked));
  } catch (error) {
    return outcomeOfDmp(error);
  }
}

interface Asked extends Omit<Feeding, 'dmp'> {
  dmp: ReturnType<Feeding['dmp']>;
  ins: InsOf;
  by: ByStructure;
}

/** TD0.2 (SC.DMP/CONF.01). */
async function whatDmpSays({ person, sending }: Burden, { dmp, ins, by, isConfirmed }: Asked): Promise<Outcome | null> {
  const state = await dmp.stateOf(ins, by);
  const inactive = activeDmp(state);
  if (inactive) return held(inactive.code, inactive.said, inactive.todo);
  // What is taken back may have gone to somebody else.
  if (sending.kind === 'deletion') return null;
  const divergence = coherentIdentity(person, state);
  if (!divergence || (await isConfirmed(divergence.lines))) return null;
  return held(divergence.hold.code, divergence.hold.said, divergence.hold.todo);
}

const carried = (burden: Burden, asked: Asked): Promise<Outcome> =>
  burden.sending.kind === 'deletion' ? remove(burden, asked) : feed(burden, asked);

/** TD2.1, with RPLC on what it replaces. A former attempt that arrived is not repeated. */
async function feed(burden: Burden, asked: Asked): Promise<Outcome> {
  const { sending, cda } = burden;
  const { dmp, ins, by } = asked;
  if (!cda) throw new TypeError('a document is fed with its file');
  const bytes = Buffer.from(cda.bytes);
  const { entry, submissionSet } = lotOf(burden, bytes, patientIdOf(ins), asked.sourceId, asked.now);
  const triedBefore = sending.attempts > 0 || mayHaveLeft(sending);
  if (triedBefore && (await dmp.referencesOf(ins, entry.uniqueId, by)).length > 0) return gone(true, alreadyThere);
  const replaces = await latestThere(burden, asked);
  try {
    await dmp.feed(
      { submissionSet, documents: [{ entry, bytes, ...(replaces === undefined ? {} : { replaces }) }] },
      by,
    );
    return gone(true);
  } catch (error) {
    if (saysAlreadyThere(error) && (await dmp.referencesOf(ins, entry.uniqueId, by)).length > 0)
      return gone(true, alreadyThere);
    throw error;
  }
}

/**
 * Reference of the nearest version before that the DMP has: the last may never have arrived. One that went to the DMP of somebody
 * else is deleted there, and replaced nowhere.
 */
async function latestThere({ formers }: Burden, { dmp, ins, by }: Asked): Promise<string | undefined> {
  for (const { documentUniqueId, ins: leftWith } of formers) {
    const owner = leftWith ?? ins;
    const [found] = documentUniqueId === null ? [] : await dmp.referencesOf(owner, documentUniqueId, by);
    if (found === undefined || documentUniqueId === null) continue;
    if (patientIdOf(owner) === patientIdOf(ins)) return found;
    await dmp.change(owner, { kind: 'delete', entry: referenceEntry(found, documentUniqueId, patientIdOf(owner)) }, by);
    return undefined;
  }
  return undefined;
}

const alreadyThere = 'Le document était déjà dans le DMP : un essai précédent était arrivé.';

/** TD3.3c. What the DMP no longer knows is deleted already. */
async function remove({ follows }: Burden, { dmp, ins, by }: Asked): Promise<Outcome> {
  const uniqueId = follows?.documentUniqueId;
  const reference = uniqueId ? (await dmp.referencesOf(ins, uniqueId, by)).at(0) : undefined;
  if (!uniqueId || reference === undefined)
    return { kind: 'over', code: 'never-left', said: 'Le document n’est pas, ou n’est plus, dans le DMP.' };
  await dmp.change(ins, { kind: 'delete', entry: referenceEntry(reference, uniqueId, patientIdOf(ins)) }, by);
  return gone(true);
}
