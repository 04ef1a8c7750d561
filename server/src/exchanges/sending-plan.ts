import { establishment } from '../directory/index.ts';
import { doctorsOffered, documentById, sendingChoicesOf, type Document } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import type { SendingPlan } from './contract.ts';
import { planKey, targetsOf, type Target } from './hear-documents.ts';
import { willBeLookedFor } from './find-address.ts';
import { readKnown } from './known.ts';
import type { Post } from './needs.ts';
import { leavesBy, whatHolds } from './rules/index.ts';
import type { Sending, Visibility } from './sending.ts';

/** What would leave if this document were validated now, and what would hold it: read, nothing is written. */
export async function sendingPlan(
  tx: Tx,
  act: Act,
  { id, visibility }: { id: string; visibility: Visibility },
  post: Post,
): Promise<SendingPlan> {
  const document = await documentById(tx, act.organisationId, id);
  const choices = await sendingChoicesOf(tx, act.organisationId, id);
  const everybody = await targetsOf(tx, act.organisationId, document, { ...choices, visibility: 'normal' });
  const home = await establishment(tx, document.establishmentId);
  const lines: SendingPlan['lines'] = [];
  for (const target of everybody) {
    const hold = leavesBy(visibility, target.channel)
      ? whatHolds(await readKnown(tx, act.organisationId, imagined(target), post))
      : { kind: 'over' as const, code: 'hidden', said: hiddenFrom[visibility], todo: null };
    const looked = hold !== null && (await willBeLookedFor(tx, act.organisationId, post, imagined(target), hold));
    lines.push({
      key: planKey(target.channel, target.recipient),
      channel: target.channel,
      recipient: target.recipient.name,
      detail: target.recipient.detail,
      state: hold === null || looked ? 'leaves' : hold.kind === 'held' ? 'held' : 'never',
      said: looked ? 'Son adresse MSSanté sera cherchée dans l’Annuaire Santé.' : (hold?.said ?? null),
      todo: looked ? null : (hold?.todo ?? null),
    });
  }
  lines.push(...(await namedOnly(tx, act, document, choices.recipients, post)));
  return { visibility, recallSeconds: post.recallSeconds, lines };

  function imagined({ channel, recipient }: Target): Sending {
    return {
      id: act.sessionId,
      establishmentId: home?.id ?? document.establishmentId,
      personId: document.personId,
      channel,
      kind: 'document',
      cause: 'document-validated',
      causeId: id,
      documentId: id,
      what: document.title,
      recipientKey: recipient.key,
      recipientName: recipient.name,
      recipientAddress: recipient.address,
      foundAddress: null,
      series: document.cdaSet,
      followsId: null,
      lotUniqueId: '',
      messageId: '',
      documentUniqueId: null,
      ins: null,
      visibility,
      plannedAt: act.at,
      dueAt: act.at,
      byAccount: act.accountId,
      byName: act.who,
      author: { familyName: '', givenName: '', rpps: null, professionCode: null },
      state: 'waiting',
      because: null,
      said: null,
      todo: null,
      attempts: 0,
      attemptingSince: null,
      perhapsThere: false,
      nextAt: null,
      settledAt: null,
      insQualified: null,
    };
  }
}

/** The document says it is for them, and nothing is sent to them: said here, where one looks at what leaves. */
async function namedOnly(
  tx: Tx,
  act: Act,
  document: Document,
  recipients: Record<string, boolean>,
  { needs }: Post,
): Promise<SendingPlan['lines']> {
  if (document.origin !== 'ours') return [];
  const author = await needs.professional(tx, act);
  const doctors = (await needs.doctorsHere?.(tx, act)) ?? [];
  return doctorsOffered(doctors, { rpps: author?.rpps ?? null }, act.establishmentName)
    .filter(({ key }) => recipients[key] ?? true)
    .map(({ key, name, detail }) => ({
      key,
      channel: 'mssante',
      recipient: name,
      detail,
      state: 'never',
      said: 'Nommé dans le document, non envoyé : il se lit ici, dans le dossier.',
      todo: null,
    }));
}

const hiddenFrom: Record<Visibility, string> = {
  normal: '',
  masked: 'Masqué aux professionnels : il ne leur est pas envoyé.',
  'hidden-from-person': 'Pas encore visible par la personne : il ne lui est pas envoyé.',
  'hidden-from-representatives': 'Caché aux représentants légaux : il n’est pas envoyé aux professionnels.',
};
