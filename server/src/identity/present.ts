import { identityProofOf, natureOf } from '@liane/vocabulary';
import type { z } from 'zod';
import type { Tx } from '../platform/index.ts';
import { whyInsiIsBlocked } from './ask-insi.ts';
import { birthPlaceName } from './birth-places.ts';
import { actionFor, compare } from './comparison.ts';
import type { Identity, InsiInquiry, PersonHint } from './contract.ts';
import { callsOf, inquiriesOf, type Inquiry, type KeptCall } from './inquiries.ts';
import { mergesInto } from './merges.ts';
import { displayName, isLocked, type Person } from './person.ts';
import { proofsOf, type Proof } from './proofs.ts';
import { UnknownPerson } from './refusals.ts';
import { statusChangesOf } from './status-changes.ts';
import { personById } from './store.ts';
import { traitVersions } from './trait-versions.ts';
import { inquiryStateInFrench, inquiryTodoInFrench } from './words.ts';

/** The whole identity of a person with its history, as its screen reads it. Throws UnknownPerson. */
export async function presentIdentity(tx: Tx, organisationId: string, personId: string): Promise<Identity> {
  const person = await personById(tx, organisationId, personId);
  if (!person) throw new UnknownPerson();
  const proofs = await proofsOf(tx, organisationId, personId);
  const changes = await statusChangesOf(tx, organisationId, personId);
  const versions = await traitVersions(tx, organisationId, personId);
  const inquiries = await inquiriesOf(tx, organisationId, personId);
  const calls = await callsOf(
    tx,
    organisationId,
    inquiries.map(({ id }) => id),
  );
  return {
    personId: person.id,
    localId: person.localId,
    traits: person.traits,
    birthPlaceName: birthPlaceName(person.traits.birthPlaceCode, person.traits.birthDate),
    complementary: person.complementary,
    complementaryVersion: person.complementaryVersion,
    status: person.status,
    attributes: [...person.attributes],
    ins: person.ins && { ...person.ins, nature: natureOf(person.ins.oid), history: [...person.insHistory] },
    locked: isLocked(person),
    proofs: proofs.map(presentProof),
    statusHistory: changes.map((change) => ({ ...change, at: change.at.toISOString() })),
    traitHistory: versions.map((version) => ({ ...version, at: version.at.toISOString() })),
    inquiries: inquiries.map((inquiry) => presentInquiry(inquiry, calls.get(inquiry.id) ?? [], person)),
    insiBlockedBecause: whyInsiIsBlocked(person),
    mergedInto: person.mergedInto,
    merges: (await mergesInto(tx, organisationId, personId)).map((merge) => ({ ...merge, at: merge.at.toISOString() })),
  };
}

const presentProof = ({ id, type, highTrust, checkedOn, by, withdrawn }: Proof): Identity['proofs'][number] => ({
  id,
  type,
  typeInFrench: identityProofOf(type)?.display ?? type,
  highTrust,
  checkedOn,
  by,
  withdrawn,
});

export function presentInquiry(inquiry: Inquiry, calls: readonly KeptCall[], person: Person): InsiInquiry {
  const { answer } = inquiry;
  const comparison = answer ? compare(answer.asked, answer.traits, person.complementary) : [];
  return {
    id: inquiry.id,
    kind: inquiry.kind,
    askedAt: inquiry.askedAt.toISOString(),
    by: inquiry.by,
    state: inquiry.state,
    stateInFrench: inquiryStateInFrench[inquiry.state],
    todo: todoOf(inquiry, comparison),
    calls: calls.map((call) => ({ ...call, at: call.at.toISOString() })),
    answer:
      answer && answer.obstacles.length === 0
        ? {
            traits: answer.traits as Person['traits'],
            matricule: answer.matricule,
            oid: answer.oid,
            history: answer.history,
          }
        : null,
    comparison,
    failure: inquiry.failure,
  };
}

function todoOf({ state, answer, failure }: Inquiry, comparison: ReturnType<typeof compare>): string | null {
  if (state === 'found') return actionFor(comparison) ?? 'Tous les traits concordent : acceptez la réponse.';
  if (state === 'not-importable' && answer)
    return `Identité incomplète (${answer.obstacles.join(', ')}). ${inquiryTodoInFrench[state] ?? ''}`;
  if (state === 'waiting' && failure) return failure.message;
  return inquiryTodoInFrench[state] ?? null;
}

/** A person as lists name them. */
export const presentHint = (person: Person, likeness: number, why: string): z.input<typeof PersonHint> => ({
  personId: person.id,
  displayName: displayName(person),
  birthFamilyName: person.traits.birthFamilyName,
  firstBirthGivenName: person.traits.firstBirthGivenName,
  birthDate: person.traits.birthDate,
  sex: person.traits.sex,
  birthPlaceName: birthPlaceName(person.traits.birthPlaceCode, person.traits.birthDate),
  status: person.status,
  attributes: [...person.attributes],
  likeness,
  why,
});
