import { instantOf, xdsTime, type DocumentEntry, type XdsContent } from '@liane/xds';
import type { Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';
import { consulting, type Consultation, type Desk } from './consultation.ts';
import { entriesOf, forgetEntries, keepEntries, timeOf, type KnownEntry } from './entries.ts';
import { integrationsOf, sameId, tellSource } from './integrations.ts';
import { keepState } from './states.ts';
import { topicOf } from './tables.ts';

/**
 * The list as it is now (method of digest 3.7): first FindDocuments over two years, then what was submitted since the last list.
 * `years` searches further back. Throws what the connector throws.
 */
export async function refreshList(
  desk: Desk,
  consultation: Consultation,
  { years = null }: { years?: number | null } = {},
): Promise<KnownEntry[]> {
  const { ask, person, dmp, ins, act, known } = consultation;
  const by = await consulting(desk, consultation);
  const askedAt = desk.platform.now();
  const whole = years !== null || !known?.listedAt || !known.listedFrom;
  const from = whole ? yearsBefore(askedAt, years ?? bounds.firstOpeningYears) : null;
  const integrated = await desk.platform.database.within(ask, (tx) =>
    integrationsOf(tx, ask.organisationId, person.id),
  );
  const followed = integrated.filter(({ source, decision }) => source !== 'gone' && decision !== 'deleted');
  const [told, sources] = await Promise.all([
    from
      ? dmp.find(ins, { statuses: ['Approved'], serviceFrom: xdsTime(from) }, by).then(asContent)
      : dmp.newSince(ins, new Date((known?.listedAt ?? askedAt).getTime() - bounds.overlap), by),
    followed.length === 0
      ? []
      : dmp.byUniqueId(
          ins,
          followed.map((one) => one.unique_id),
          by,
        ),
  ]);
  return desk.platform.database.within(ask, async (tx) => {
    const before = await entriesOf(tx, ask, person.id);
    const changes = mergeList(before, told, askedAt, known?.listedAt === null || !known);
    await keepEntries(tx, ask, person.id, changes.kept, askedAt);
    await forgetEntries(tx, ask, person.id, [
      ...changes.gone,
      ...(from ? missingOf(before, told.documents, xdsTime(from)) : []),
    ]);
    await keepState(tx, ask, person.id, {
      listedAt: askedAt,
      failure: null,
      ...(from ? { listedFrom: earliest(known?.listedFrom ?? null, from) } : {}),
    });
    const entries = await entriesOf(tx, ask, person.id);
    for (const { unique_id, document_id } of followed)
      await followSource(tx, act.organisationId, document_id, unique_id, sources, entries, askedAt);
    tx.announce(topicOf(person.id));
    return entries;
  });
}

/**
 * One FindDocuments of some types over the period of a first opening, whatever is known already; `keepFound` adds its lines to the
 * list. Throws Stopped, or what the connector throws.
 */
export async function searchTypes(
  desk: Desk,
  consultation: Consultation,
  typeCodes: readonly string[],
): Promise<DocumentEntry[]> {
  const { dmp, ins } = consultation;
  const serviceFrom = xdsTime(yearsBefore(desk.platform.now(), bounds.firstOpeningYears));
  return dmp.find(
    ins,
    { statuses: ['Approved'], typeCodes: [...typeCodes], serviceFrom },
    await consulting(desk, consultation),
  );
}

export async function keepFound(
  { platform }: Desk,
  { ask, person, known }: Consultation,
  found: DocumentEntry[],
): Promise<void> {
  const now = platform.now();
  await platform.database.within(ask, async (tx) => {
    const { kept } = mergeList(await entriesOf(tx, ask, person.id), asContent(found), now, !known?.listedAt);
    await keepEntries(tx, ask, person.id, kept, now);
  });
}

const asContent = (documents: DocumentEntry[]): XdsContent => ({
  submissionSets: [],
  documents,
  associations: [],
  references: [],
});

/**
 * What a set of answers changes of a list: Deprecated versions are left out, an RPLC onto a line held marks it replaced, the same
 * identifier renews its metadata, and the rest is new. What is there at the first list is as old as it says.
 */
export function mergeList(
  before: readonly KnownEntry[],
  told: Pick<XdsContent, 'documents' | 'associations'>,
  now: Date,
  isFirst: boolean,
): { kept: KnownEntry[]; gone: string[] } {
  const held = new Map(before.map((line) => [sameId(line.entry.uniqueId), line]));
  const standing = told.documents.filter(({ availabilityStatus }) => isShown(availabilityStatus));
  const byUuid = new Map(
    [...before.map(({ entry }) => entry), ...told.documents].map((entry) => [entry.entryUuid, entry]),
  );
  const replacing = new Map<string, string>();
  for (const { kind, source, target } of told.associations) {
    const older = byUuid.get(target);
    const newer = byUuid.get(source);
    if ((kind === 'RPLC' || kind === 'XFRM_RPLC') && older && newer)
      replacing.set(sameId(older.uniqueId), newer.uniqueId);
  }
  const renewed = standing.map((entry): KnownEntry => {
    const known = held.get(sameId(entry.uniqueId));
    return {
      entry,
      replacedBy: replacing.get(sameId(entry.uniqueId)) ?? known?.replacedBy ?? null,
      firstSeenAt: known?.firstSeenAt ?? (isFirst ? (instantOf(entry.creationTime) ?? now) : now),
      openedAt: known?.openedAt ?? null,
    };
  });
  const shownNow = new Set(standing.map(({ uniqueId }) => sameId(uniqueId)));
  const replaced = before
    .filter(({ entry }) => replacing.has(sameId(entry.uniqueId)) && !shownNow.has(sameId(entry.uniqueId)))
    .map((line) => ({ ...line, replacedBy: replacing.get(sameId(line.entry.uniqueId)) ?? null }));
  return {
    kept: [...renewed, ...replaced],
    gone: told.documents
      .filter(({ availabilityStatus, uniqueId }) => availabilityStatus === 'Deleted' && held.has(sameId(uniqueId)))
      .map(({ uniqueId }) => uniqueId),
  };
}

const isShown = (status: DocumentEntry['availabilityStatus']): boolean =>
  status !== 'Deprecated' && status !== 'Deleted';

/** Lines of the period that a whole list does not show any more; those replaced stay, to be told. */
const missingOf = (before: readonly KnownEntry[], told: readonly DocumentEntry[], from: string): string[] => {
  const shown = new Set(told.map(({ uniqueId }) => sameId(uniqueId)));
  return before
    .filter(
      ({ entry, replacedBy }) => replacedBy === null && timeOf(entry) >= from && !shown.has(sameId(entry.uniqueId)),
    )
    .map(({ entry }) => entry.uniqueId);
};

/** SC.DMP/UX.39-.40: is what we integrated still the last version, and still there. */
async function followSource(
  tx: Tx,
  organisationId: string,
  documentId: string,
  uniqueId: string,
  sources: readonly DocumentEntry[],
  entries: readonly KnownEntry[],
  at: Date,
): Promise<void> {
  const source = sources.find((entry) => sameId(entry.uniqueId) === sameId(uniqueId));
  const newer = entries.find(({ entry }) => sameId(entry.uniqueId) === sameId(uniqueId))?.replacedBy ?? null;
  if (!source || source.availabilityStatus === 'Deleted')
    return tellSource(tx, organisationId, documentId, 'gone', null, at);
  if (source.availabilityStatus === 'Deprecated' || newer !== null)
    await tellSource(tx, organisationId, documentId, 'replaced', newer, at);
}

function yearsBefore(now: Date, years: number): Date {
  const from = new Date(now);
  from.setUTCFullYear(from.getUTCFullYear() - years);
  return from;
}

const earliest = (known: string | null, from: Date): string => {
  const day = from.toISOString().slice(0, 10);
  return known !== null && known < day ? known : day;
};
