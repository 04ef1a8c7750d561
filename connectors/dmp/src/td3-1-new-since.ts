import { xdsTime } from '@liane/xds';
import type { XdsContent } from '@liane/xds';
import type { Line } from './call.ts';
import type { Consulting, InsOf } from './messages.ts';
import { ask, inBatches, isNoSignature } from './td3-1-find.ts';
import { patientIdOf } from './vihf.ts';

/**
 * What is new since the last visit, by the method asked of editors (digest §3.7): FindSubmissionSets, then GetAssociations,
 * then GetDocumentsAndAssociations by 20. What is deprecated or replaced is left for the caller to follow.
 * @throws DmpError
 */
export async function newSince(line: Line, ins: InsOf, since: Date, by: Consulting): Promise<XdsContent> {
  const { submissionSets } = await ask(line, ins, by, {
    kind: 'FindSubmissionSets',
    patientId: patientIdOf(ins),
    statuses: ['Approved'],
    submittedFrom: xdsTime(since),
  });
  const sets = submissionSets.map(({ entryUuid }) => entryUuid);
  const memberships = await inBatches(sets, (uuids) => ask(line, ins, by, { kind: 'GetAssociations', uuids }));
  const members = memberships
    .flatMap(({ associations }) => associations)
    .filter(({ kind, source }) => kind === 'HasMember' && sets.includes(source))
    .map(({ target }) => target);
  const found = await inBatches([...new Set(members)], (entryUuids) =>
    ask(line, ins, by, { kind: 'GetDocumentsAndAssociations', entryUuids }),
  );
  return {
    submissionSets,
    documents: once(
      found.flatMap(({ documents }) => documents),
      ({ entryUuid }) => entryUuid,
    ).filter(isNoSignature),
    associations: once(
      [...memberships, ...found].flatMap(({ associations }) => associations),
      ({ id }) => id,
    ),
    references: [],
  };
}

const once = <T>(all: readonly T[], key: (each: T) => string): T[] => [
  ...new Map(all.map((each) => [key(each), each])).values(),
];
