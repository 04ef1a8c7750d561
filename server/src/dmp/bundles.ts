import { instantOf, type DocumentEntry } from '@liane/xds';
import type { Seal } from '../access/index.ts';
import type { NarrativeSectionReply } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { asksOf, isWaiting } from './asks.ts';
import { authorOf } from './author-of.ts';
import type { Bundle, BundlePiece } from './contract.ts';
import { entriesOf, timeOf, type KnownEntry } from './entries.ts';
import { sameId } from './integrations.ts';
import { readingsOf, type CodedSection, type Reading } from './readings.ts';
import { documentSlots, isOld, pick, sectionSlots } from './slots.ts';
import type { Whose } from './states.ts';
import { tables } from './tables.ts';

/** What was chosen for each place; the documents themselves are readings. */
interface Chosen {
  chosen: { slot: string; entry: DocumentEntry }[];
  problems: Record<string, string>;
}

export async function keepBundle(
  tx: Tx,
  whose: Whose,
  personId: string,
  seal: Seal,
  { gatheredAt, until, prepared, chosen, problems }: Chosen & { gatheredAt: Date; until: Date; prepared: boolean },
): Promise<void> {
  const kept = { gathered_at: gatheredAt, until, prepared, content: seal.close(JSON.stringify({ chosen, problems })) };
  await tables(tx)
    .insertInto('dmp_bundles')
    .values({ organisation_id: whose.organisationId, person_id: personId, account_id: whose.accountId, ...kept })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id', 'account_id']).doUpdateSet(kept))
    .execute();
}

/** The bundle as one page: each piece, how old it is, and what is missing. */
export async function bundleOf(
  tx: Tx,
  act: Act,
  personId: string,
  seal: Seal,
  obstacle: string | null,
): Promise<Bundle> {
  const [row, [lastAsk]] = await Promise.all([
    tables(tx)
      .selectFrom('dmp_bundles')
      .selectAll()
      .where('organisation_id', '=', act.organisationId)
      .where('person_id', '=', personId)
      .where('account_id', '=', act.accountId)
      .where('until', '>', act.at)
      .executeTakeFirst(),
    asksOf(tx, act, personId, ['gather']),
  ]);
  const waiting = lastAsk !== undefined && isWaiting(lastAsk, act.at);
  const text = row && seal.open(row.content);
  const failure = waiting ? null : (lastAsk?.failure ?? null);
  const problem = failure && { message: failure.message, worthRetrying: failure.worthRetrying };
  if (!row || !text) {
    const state = waiting ? 'gathering' : failure ? 'failed' : 'none';
    return { state, gatheredAt: null, until: null, prepared: false, outdated: false, problem, obstacle, pieces: [] };
  }
  const content = JSON.parse(text) as Chosen;
  const chosen = content.chosen.map(({ entry }) => entry.uniqueId);
  const [readings, known] = await Promise.all([
    readingsOf(tx, act, personId, act.at, seal, chosen),
    entriesOf(tx, act, personId),
  ]);
  return {
    state: waiting ? 'gathering' : 'ready',
    gatheredAt: row.gathered_at.toISOString(),
    until: row.until.toISOString(),
    prepared: row.prepared,
    outdated: isOutdated(content, known, row.gathered_at),
    problem,
    obstacle,
    pieces: piecesOf(content, readings, act.at),
  };
}

/** A document of it was replaced or is shown no more, or a later one of its kind came since. */
function isOutdated({ chosen }: Chosen, known: readonly KnownEntry[], gatheredAt: Date): boolean {
  const standing = known.filter(({ replacedBy }) => replacedBy === null);
  const isGone = chosen.some(
    ({ entry }) => !standing.some((line) => sameId(line.entry.uniqueId) === sameId(entry.uniqueId)),
  );
  const since = standing.filter(({ firstSeenAt }) => firstSeenAt > gatheredAt).map(({ entry }) => entry);
  return (
    isGone ||
    documentSlots.some((slot) => {
      const held = chosen.find((one) => one.slot === slot.slot)?.entry;
      const later = pick(slot, since);
      return later !== undefined && pick(slot, held ? [held, later] : [later]) !== held;
    })
  );
}

function piecesOf(content: Chosen, readings: ReadonlyMap<string, Reading>, now: Date): BundlePiece[] {
  const documents = documentSlots.map(({ slot, slotInFrench, months, missing }): BundlePiece => {
    const entry = content.chosen.find((one) => one.slot === slot)?.entry;
    if (!entry) return { slot, slotInFrench, found: null, missing };
    const reading = readings.get(entry.uniqueId);
    return {
      slot,
      slotInFrench,
      missing: null,
      found: {
        ...toldOf(entry, months, now),
        hasPdf: reading?.view.hasPdf ?? false,
        sections: reading?.view.sections ?? [],
        problem: reading ? null : (content.problems[entry.uniqueId] ?? 'Ce document n’est plus gardé ici.'),
      },
    };
  });
  return [...sectionSlots.map((slot) => sectionPiece(slot, content, readings, now)), ...documents];
}

/** Allergies and history: the rubric of the first document that has one, the VSM before the others. */
function sectionPiece(
  { slot, slotInFrench, codes, missing }: (typeof sectionSlots)[number],
  { chosen }: Chosen,
  readings: ReadonlyMap<string, Reading>,
  now: Date,
): BundlePiece {
  const wanted: readonly string[] = codes;
  for (const { entry } of chosen) {
    const sections = flat(readings.get(entry.uniqueId)?.view.sections ?? []).filter(({ code }) =>
      wanted.includes(code ?? ''),
    );
    if (sections.length > 0)
      return {
        slot,
        slotInFrench,
        missing: null,
        found: { ...toldOf(entry, 12, now), hasPdf: false, sections: sections.map(plain), problem: null },
      };
  }
  return { slot, slotInFrench, found: null, missing };
}

const toldOf = (entry: DocumentEntry, months: number, now: Date) => {
  const at = instantOf(timeOf(entry)) ?? now;
  return {
    uniqueId: entry.uniqueId,
    title: entry.title,
    author: authorOf(entry).author,
    at: at.toISOString(),
    old: isOld(at, months, now),
  };
};

const flat = (sections: readonly CodedSection[]): CodedSection[] =>
  sections.flatMap((section) => [section, ...flat(section.sections ?? [])]);

const plain = ({ title, blocks, sections }: CodedSection): NarrativeSectionReply => ({
  title,
  blocks,
  ...(sections ? { sections: sections.map(plain) } : {}),
});
