import type { Tx } from '../platform/index.ts';
import { addInquiry, inquiriesOf, settleInquiry, type Inquiry } from './inquiries.ts';
import { isDoubtful, type Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { InsiBlocked } from './refusals.ts';
import type { Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

/** The task of the worker that carries inquiries. */
export const carriesInquiries = 'identity.ask-insi';

/** Why INSi may not be called for this person, in French; null when it may (INS/va1.20). */
export function whyInsiIsBlocked(person: Pick<Person, 'attributes' | 'mergedInto' | 'traits'>): string | null {
  if (isDoubtful(person))
    return 'Cette identité est notée douteuse ou fictive : INSi ne peut pas être interrogé. Levez d’abord l’attribut, si le doute est réglé.';
  if (person.mergedInto !== null) return 'Ce dossier a été fusionné : interrogez INSi depuis le dossier conservé.';
  if (person.traits.sex === 'I')
    return 'INSi ne connaît que les sexes féminin et masculin : vérifiez le sexe sur la pièce d’identité.';
  return null;
}

/**
 * Puts the question and wakes the worker; the answer comes beside. The same inquiry id is asked once; one that still waits is
 * not doubled. Throws InsiBlocked.
 */
export async function askInsi(
  tx: Tx,
  author: Author,
  personId: string,
  question: { id: string; kind: Inquiry['kind'] },
): Promise<Inquiry> {
  const person = await personToChange(tx, author.organisationId, personId);
  const earlier = await inquiriesOf(tx, author.organisationId, personId);
  const same = earlier.find(({ id }) => id === question.id);
  if (same) return same;
  const blocked = whyInsiIsBlocked(person) ?? whyThisKindIsBlocked(person, question.kind) ?? whileOneWaits(earlier);
  if (blocked !== null) throw new InsiBlocked(blocked);
  for (const open of earlier.filter(({ state }) => leftOpen.has(state)))
    await settleInquiry(tx, author, open.id, 'dismissed');
  const inquiry = await addInquiry(tx, author, { ...question, personId });
  await tx.enqueue(
    carriesInquiries,
    { organisationId: author.organisationId, accountId: author.accountId, inquiryId: inquiry.id },
    { key: `insi:${inquiry.id}` },
  );
  tellScreens(tx, personId);
  return inquiry;
}

/** A new question takes the place of an answer nobody acted upon. */
const leftOpen = new Set<Inquiry['state']>(['found', 'nobody', 'several', 'not-importable', 'failed']);

function whyThisKindIsBlocked(person: Person, kind: Inquiry['kind']): string | null {
  if (kind === 'verification' && person.ins === null) return 'Cette identité ne porte pas de matricule INS à vérifier.';
  if (kind === 'recuperation' && person.ins !== null)
    return 'Cette identité porte déjà un matricule INS : demandez plutôt sa vérification.';
  return null;
}

const whileOneWaits = (inquiries: readonly Inquiry[]): string | null =>
  inquiries.some(({ state }) => state === 'waiting')
    ? 'Une question à INSi est déjà en cours pour cette personne. Sa réponse s’affichera ici.'
    : null;
