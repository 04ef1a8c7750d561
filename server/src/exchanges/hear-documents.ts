import { establishment } from '../directory/index.ts';
import { documentById, documentsOf, sendingChoicesOf, type Document } from '../documents/index.ts';
import type { News, Teller, Tx } from '../platform/index.ts';
import type { Post } from './needs.ts';
import { planSending, type Intent } from './plan.ts';
import { preferredHospital, receivingService, recipientsInCircle, type Recipient } from './recipients.ts';
import { leavesBy } from './rules/index.ts';
import { isPending, mayBeRecalled, mayHaveLeft, type Channel, type Sending, type Visibility } from './sending.ts';
import { settle } from './settle.ts';
import { sendingsWhere } from './store.ts';

/** Where a document goes. */
export interface Target {
  channel: Channel;
  recipient: Recipient;
}

/**
 * A validated document leaves by itself to the DMP, to the professionals around the person and to the person (SC.DMP.01.MS1,
 * SC.MSS.17.MS1, SC.MSS.18.MS1); a new version follows wherever the one before went (SC.MSS.20.MS1, SC.DMP.02.MS1).
 */
export async function documentValidated(tx: Tx, teller: Teller, { about }: News, post: Post): Promise<void> {
  const document = await documentById(tx, teller.organisationId, about);
  const choices = await sendingChoicesOf(tx, teller.organisationId, about);
  const targets = await targetsOf(tx, teller.organisationId, document, choices);
  await supersede(tx, teller, document, 'Une version plus récente part à sa place.');
  // What was superseded no longer hides what arrived before it.
  const before = await lastOfEachRecipient(tx, teller.organisationId, document.cdaSet);
  const planned = new Set<string>();
  for (const { channel, recipient } of targets) {
    const key = `${channel} ${recipient.key}`;
    const former = before.get(key);
    planned.add(key);
    const follows = former && mayHaveLeft(former) ? former : undefined;
    await planSending(tx, teller, post, {
      ...(await aboutDocument(tx, document, 'document-validated', choices.visibility)),
      channel,
      recipient,
      kind: follows ? 'replacement' : 'document',
      followsId: follows?.id ?? null,
      skipped: choices.skipped.includes(planKey(channel, recipient)),
    });
  }
  for (const [key, former] of before)
    if (!planned.has(key) && mayHaveLeft(former)) await follow(tx, teller, post, document, former, choices);
}

/** What has not left of the versions before does not leave any more. */
export async function supersede(tx: Tx, teller: Teller, { cdaSet }: Document, said: string): Promise<void> {
  for (const sending of (await lastOfEachRecipient(tx, teller.organisationId, cdaSet)).values())
    if (mayBeRecalled(sending) || sending.state === 'held')
      await settle(tx, teller, sending, { state: 'abandoned', because: 'superseded', said });
}

/**
 * Somebody who received the version before, and is no longer among those it is for: still told, as far as they may see it. Who left
 * the circle, or was removed by the author, is only told that the former is annulled (SC.MSS.16.MS1).
 */
async function follow(
  tx: Tx,
  teller: Teller,
  post: Post,
  document: Document,
  former: Sending,
  { visibility, recipients }: Pick<Choices, 'visibility' | 'recipients'>,
): Promise<void> {
  const isMeant = !former.recipientKey.startsWith('circle:') && !isRemoved({ key: former.recipientKey }, recipients);
  await planSending(tx, teller, post, {
    ...(await aboutDocument(tx, document, 'document-validated', visibility)),
    channel: former.channel,
    recipient: recipientOf(former),
    kind: isMeant && leavesBy(visibility, former.channel) ? 'replacement' : 'deletion',
    followsId: former.id,
  });
}

/** A deleted document is deleted wherever it went; what had not left does not leave (SC.DMP.02.MS1, MSS/va1.30). */
export async function documentDeleted(tx: Tx, teller: Teller, { about }: News, post: Post): Promise<void> {
  const document = await documentById(tx, teller.organisationId, about);
  for (const former of (await lastOfEachRecipient(tx, teller.organisationId, document.cdaSet)).values()) {
    if (former.documentId !== document.id || former.kind === 'deletion') continue;
    const isHeld = former.state === 'held';
    if (mayBeRecalled(former) || isHeld)
      await settle(tx, teller, former, {
        state: 'abandoned',
        because: 'document-deleted',
        said: former.perhapsThere ? 'Le document a été supprimé.' : 'Le document a été supprimé avant de partir.',
      });
    if (isHeld ? former.perhapsThere : !mayBeRecalled(former))
      await planSending(tx, teller, post, {
        ...(await aboutDocument(tx, document, 'document-deleted', former.visibility)),
        channel: former.channel,
        recipient: recipientOf(former),
        kind: 'deletion',
        followsId: former.id,
      });
  }
}

export const recipientOf = ({ recipientKey, recipientName, recipientAddress }: Sending): Intent['recipient'] => ({
  key: recipientKey,
  name: recipientName,
  address: recipientAddress,
});

/** By channel and recipient, what left last of a series of versions; the series is locked, for an attempt may begin meanwhile. */
export async function lastOfEachRecipient(
  tx: Tx,
  organisationId: string,
  series: string,
): Promise<Map<string, Sending>> {
  const sendings = await sendingsWhere(tx, organisationId, { series, locked: true });
  return new Map(
    sendings
      .filter((sending) => isPending(sending) || mayHaveLeft(sending))
      .toReversed()
      .map((sending) => [`${sending.channel} ${sending.recipientKey}`, sending]),
  );
}

export async function aboutDocument(
  tx: Tx,
  document: Document,
  cause: 'document-validated' | 'document-reissued' | 'document-deleted',
  visibility: Visibility,
): Promise<
  Pick<
    Intent,
    'establishmentId' | 'personId' | 'finess' | 'cause' | 'causeId' | 'documentId' | 'what' | 'series' | 'visibility'
  >
> {
  return {
    establishmentId: document.establishmentId,
    personId: document.personId,
    finess: (await establishment(tx, document.establishmentId))?.finess ?? '',
    cause,
    causeId: document.id,
    documentId: document.id,
    what: document.title,
    series: document.cdaSet,
    visibility,
  };
}

/** Names a line of the plan, for the author who skips it. */
export const planKey = (channel: Channel, { key }: Pick<Recipient, 'key'>): string =>
  channel === 'mssante' ? key : channel;

type Choices = Awaited<ReturnType<typeof sendingChoicesOf>>;

/** Everybody a document leaves to, as its visibility allows. */
export async function targetsOf(
  tx: Tx,
  organisationId: string,
  document: Document,
  choices: Pick<Choices, 'destination' | 'visibility' | 'recipients'>,
): Promise<Target[]> {
  const professionals = [
    ...(await receivers(tx, organisationId, document, choices.destination)),
    ...(await recipientsInCircle(tx, organisationId, document.personId)),
  ].filter((recipient) => !isRemoved(recipient, choices.recipients));
  const all: Target[] = [
    { channel: 'dmp', recipient: { key: 'dmp', name: 'DMP', detail: 'Dossier médical partagé', address: null } },
    ...professionals.map((recipient) => ({ channel: 'mssante' as const, recipient })),
    {
      channel: 'citizen',
      recipient: { key: 'citizen', name: 'La personne', detail: 'Messagerie de Mon espace santé', address: null },
    },
  ];
  return all.filter(({ channel }) => leavesBy(choices.visibility, channel));
}

/** Its author removed them from those the document is meant for: it is not sent to them either (SC.MSS.16.MS1). */
const isRemoved = ({ key }: Pick<Recipient, 'key'>, recipients: Choices['recipients']): boolean =>
  recipients[key.replace(/^circle:/, 'gp-').replace(/^hospital:/, 'hospital-')] === false;

const dayLong = 24 * 3_600_000;

/** The emergency department of the transfer receives the sheet, and the DLU validated with it (A7). */
async function receivers(
  tx: Tx,
  organisationId: string,
  document: Document,
  destination: Choices['destination'],
): Promise<Recipient[]> {
  if (document.model === 'transfer-sheet') return whereTo(tx, organisationId, document.personId, destination);
  if (document.model !== 'dlu') return [];
  const [sheet] = (await documentsOf(tx, organisationId, document.personId)).filter(
    ({ model, validated, replacedById, deleted }) =>
      model === 'transfer-sheet' &&
      validated !== null &&
      replacedById === null &&
      deleted === null &&
      Math.abs((document.validated?.at ?? document.begunAt).getTime() - validated.at.getTime()) < dayLong,
  );
  if (!sheet) return [];
  const { destination: service, recipients } = await sendingChoicesOf(tx, organisationId, sheet.id);
  return (await whereTo(tx, organisationId, document.personId, service)).filter((each) => !isRemoved(each, recipients));
}

/** As the sheet says, else the hospital the person prefers: the same that the sheet shows. */
async function whereTo(
  tx: Tx,
  organisationId: string,
  personId: string,
  destination: Choices['destination'],
): Promise<Recipient[]> {
  const service = destination ?? (await preferredHospital(tx, organisationId, personId));
  return service && service.name.trim() !== '' ? [await receivingService(tx, service)] : [];
}
