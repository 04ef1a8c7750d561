import { instantOf } from '@liane/xds';
import { documentsOf } from '../documents/index.ts';
import type { Person } from '../identity/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { authorOf, isWrittenBy } from './author-of.ts';
import type { DmpDocument, dmp } from './contract.ts';
import { changesOf } from './change.ts';
import { bookmarksOf, entriesOf, timeOf, type KnownEntry } from './entries.ts';
import { heldByUniqueId, integrationsOf, sameId } from './integrations.ts';
import { kindInFrench, kindOf } from './kinds.ts';
import { heldUntil } from './readings.ts';
import type { DmpNeeds } from './needs.ts';
import { isChangingRole } from './policy.ts';
import { isNew, isSameVisit, newSinceOf } from './news.ts';
import { ourStructures } from './sight.ts';
import { keepState, statesOf } from './states.ts';
import { topicOf, type IntegrationRow } from './tables.ts';

type List = ReplyOf<typeof dmp.documents>;

/** The list as it is known, and what was integrated of which the source changed. */
export async function listOf(tx: Tx, act: Act, person: Person, needs: Pick<DmpNeeds, 'consultant'>): Promise<List> {
  const [{ mine }, entries, held, bookmarks, readings, integrations, structures, consultant] = await Promise.all([
    statesOf(tx, act, person.id),
    entriesOf(tx, act, person.id),
    heldByUniqueId(tx, act.organisationId, person.id),
    bookmarksOf(tx, act.organisationId, person.id),
    heldUntil(tx, act, person.id, act.at),
    integrationsOf(tx, act.organisationId, person.id),
    ourStructures(tx),
    isChangingRole(act) ? needs.consultant(act.organisationId, act.sessionId) : null,
  ]);
  const newSince = newSinceOf(mine, act.at);
  const present = (line: KnownEntry): DmpDocument => {
    const { entry } = line;
    const at = instantOf(timeOf(entry)) ?? line.firstSeenAt;
    const kind = kindOf(entry);
    const ours = isWrittenBy(entry, structures);
    const status = line.replacedBy ? 'replaced' : entry.availabilityStatus === 'Archived' ? 'archived' : 'standing';
    return {
      uniqueId: entry.uniqueId,
      title: entry.title || entry.typeCode.displayName,
      kind,
      kindInFrench: kindInFrench[kind],
      typeInFrench: entry.typeCode.displayName,
      ...authorOf(entry),
      at: at.toISOString(),
      createdAt: (instantOf(entry.creationTime) ?? at).toISOString(),
      status,
      statusInFrench: statusInFrench[status],
      masked: entry.confidentiality.some(({ code }) => code === 'MASQUE_PS'),
      hiddenFromPerson: entry.confidentiality.some(({ code }) => code === 'INVISIBLE_PATIENT'),
      size: entry.size,
      ours,
      changes: consultant && status === 'standing' ? changesOf(entry, consultant.psIdNat) : [],
      isNew: isNew(line, newSince, structures),
      bookmarked: bookmarks.has(entry.uniqueId),
      heldAs: held.get(sameId(entry.uniqueId))?.id ?? null,
      readUntil: readings.get(entry.uniqueId)?.toISOString() ?? null,
    };
  };
  return {
    listedAt: mine?.listedAt?.toISOString() ?? null,
    listedFrom: mine?.listedFrom ?? null,
    newSince: newSince.toISOString(),
    documents: entries.map(present),
    changed: await changedSources(tx, act, person.id, integrations),
  };
}

const statusInFrench = { standing: 'En vigueur', replaced: 'Remplacé', archived: 'Archivé' } as const;

async function changedSources(
  tx: Tx,
  act: Act,
  personId: string,
  integrations: readonly IntegrationRow[],
): Promise<List['changed']> {
  const open = integrations.filter(({ source, decision }) => source !== 'same' && decision === null);
  if (open.length === 0) return [];
  const documents = new Map(
    (await documentsOf(tx, act.organisationId, personId))
      .filter((document) => !document.deleted && !document.replacedById)
      .map((document) => [document.id, document]),
  );
  return open.flatMap((one) => {
    const document = documents.get(one.document_id);
    if (!document || one.source === 'same') return [];
    return [
      {
        documentId: one.document_id,
        title: document.title,
        source: one.source,
        sourceInFrench:
          one.source === 'replaced'
            ? 'Une version plus récente est dans le DMP.'
            : 'Le document n’est plus dans le DMP, ou n’y est plus visible.',
        newerUniqueId: one.newer_unique_id,
        toldAt: (one.told_at ?? one.at).toISOString(),
      },
    ];
  });
}

/** The list was seen: what comes after is new. */
export async function visit(tx: Tx, act: Act, personId: string): Promise<void> {
  const { mine } = await statesOf(tx, act, personId);
  const last = mine?.visitedAt ?? null;
  if (isSameVisit(last, act.at)) return;
  await keepState(tx, act, personId, { visitedAt: act.at, visitedBefore: last });
  tx.announce(topicOf(personId));
}
