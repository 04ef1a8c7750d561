import { correct, end, recordFact, settleContradictions } from '../../facts/index.ts';
import type { Act, BodyOf, Tx } from '../../platform/index.ts';
import type { Document } from '../document.ts';
import { LineNotProposed, ReasonMissing } from '../refusals.ts';
import { documentById, lockDocument } from '../store.ts';
import type { Workshop } from '../workshop.ts';
import type { followUpContracts } from './contract.ts';
import { addDecision } from './decisions.ts';
import { offered, type Offered } from './follow-up.ts';
import type { Offer } from './offer.ts';
import { keepOpenLines } from './open-lines.ts';

type Said = BodyOf<typeof followUpContracts.decideFollowUp>;

/**
 * Somebody accepts a line, which becomes a fact that says where it comes from, or refuses it with a reason; once each.
 * Throws LineNotProposed, ReasonMissing, FactChangedMeanwhile.
 */
export async function decide(
  tx: Tx,
  act: Act,
  documentId: string,
  { id, key, accepted, why, dropsInstructions = false }: Said,
  workshop: Workshop,
): Promise<Offered> {
  if (!accepted && why.length < 3) throw new ReasonMissing();
  const { cdaSet } = await documentById(tx, act.organisationId, documentId);
  await lockDocument(tx, cdaSet);
  const { document, from, offers } = await offered(tx, act, documentId, workshop);
  const found = offers.find((one) => one.key === key);
  if (!found) throw new LineNotProposed();
  const offer = accepted && found.keeping && !dropsInstructions ? { ...found, ...found.keeping } : found;
  const factId = accepted ? await write(tx, act, document, offer, { id, from }) : null;
  await addDecision(tx, act, { documentSet: cdaSet, documentId, personId: document.personId, factId }, offer, {
    accepted,
    why,
  });
  tx.announce(`person:${document.personId}`);
  const left = await offered(tx, act, documentId, workshop);
  await keepOpenLines(tx, act, documentId, left.offers.length);
  return left;
}

/** Answers the fact that says it now. */
async function write(
  tx: Tx,
  act: Act,
  { personId }: Document,
  { kept, content, of }: Offer,
  { id, from }: { id: string; from: string },
): Promise<string> {
  const basis = of && { id, personId: of.personId, factId: of.factId, basedOn: of.id };
  if (basis && content) await correct(tx, act, kept, basis, { content, occurredAt: act.at, why: from });
  else if (basis) await end(tx, act, kept, basis, { endedAt: act.at, why: from });
  else if (content) {
    await settleContradictions(tx, act, kept, personId, content);
    await recordFact(tx, act, kept, { id, personId, occurredAt: act.at, content });
  }
  return basis?.factId ?? id;
}
