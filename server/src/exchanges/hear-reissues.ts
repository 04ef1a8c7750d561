import { documentById, sendingChoicesOf } from '../documents/index.ts';
import type { News, Teller, Tx } from '../platform/index.ts';
import { aboutDocument, lastOfEachRecipient, recipientOf, supersede } from './hear-documents.ts';
import { hasLeftCircle } from './known.ts';
import type { Post } from './needs.ts';
import { planSending } from './plan.ts';
import { beingReissued, writtenBeforeIns } from './rules/index.ts';
import { mayHaveLeft } from './sending.ts';
import { settle } from './settle.ts';
import { sendingsWhere } from './store.ts';

/**
 * The same words, with the INS: they go to those the former was going to, or may have reached, and to nobody else. What somebody
 * skipped, recalled or gave up, and what was refused, stays so. Who left the circle is told that the version they hold is annulled.
 */
export async function documentReissued(tx: Tx, teller: Teller, { about }: News, post: Post): Promise<void> {
  const { organisationId } = teller;
  const document = await documentById(tx, organisationId, about);
  const { visibility } = await sendingChoicesOf(tx, organisationId, about);
  const formers = await lastOfEachRecipient(tx, organisationId, document.cdaSet);
  await supersede(tx, teller, document, 'Réémis à l’identique avec l’INS : la nouvelle version part à sa place.');
  // What was superseded no longer hides what arrived before it.
  const before = await lastOfEachRecipient(tx, organisationId, document.cdaSet);
  for (const [key, former] of formers) {
    const last = before.get(key);
    const follows = last && mayHaveLeft(last) ? last : undefined;
    const { byAccount, byName, author } = former;
    const left = await hasLeftCircle(tx, organisationId, former);
    if (former.kind === 'deletion' || (left && !follows)) continue;
    await planSending(tx, teller, post, {
      ...(await aboutDocument(tx, document, 'document-reissued', visibility)),
      channel: former.channel,
      recipient: recipientOf(former),
      kind: left ? 'deletion' : follows ? 'replacement' : 'document',
      followsId: follows?.id ?? null,
      inNameOf: { byAccount, byName, author },
    });
  }
}

/** Somebody replaces it. */
export async function documentNotReissued(tx: Tx, teller: Teller, { about }: News): Promise<void> {
  const { code, said, todo } = writtenBeforeIns;
  const { cdaSet } = await documentById(tx, teller.organisationId, about);
  for (const sending of await sendingsWhere(tx, teller.organisationId, { series: cdaSet, locked: true }))
    if (sending.documentId === about && sending.state === 'held' && sending.because === beingReissued.code)
      await settle(tx, teller, sending, { state: 'held', because: code, said, todo });
}
