import { DmpError, type Change, type Consulting, type InsOf } from '@liane/connector-dmp';
import { readCda } from '@liane/cda';
import { feedDmp, type Sending } from '@liane/server/module/exchanges';
import { uniqueIdOf } from '@liane/xds';
import { consulting } from './consulting.ts';
import type { Lines } from './lines.ts';
import { burdenOf, type Leaving, type Subject } from './subject.ts';

/**
 * All that the product says to the DMP about somebody, in the order of a stay: fed, replaced, authorised, searched, read, hidden,
 * shown, deleted. What this DMP refuses (closed, blocked…) is heard like the rest, and ends the story of that person.
 */
export async function exchangeWithDmp({ dmp, town }: Lines, subject: Subject, ins: InsOf): Promise<void> {
  const feed = async (leaving: Omit<Leaving, 'channel'>): Promise<Sending | undefined> => {
    const burden = burdenOf(subject, { ...leaving, channel: 'dmp' }, new Date());
    const isConfirmed = (): Promise<boolean> => Promise.resolve(true);
    const outcome = await feedDmp(burden, {
      dmp: () => dmp,
      sourceId: town.dmp.sourceId,
      now: new Date(),
      isConfirmed,
    });
    if (outcome.kind !== 'gone') return undefined;
    return { ...burden.sending, documentUniqueId: leaving.sample ? uniqueIdIn(leaving.sample) : null };
  };
  const [first, second] = [subject.first, subject.second].map((samples) =>
    samples.find(({ model }) => model === 'dlu'),
  );
  const project = subject.first.find(({ model }) => model === 'personal-project');
  if (!first || !second || !project) throw new TypeError('every person has a DLU and a project');

  const projectId = uniqueIdIn(project);
  const fed = await feed({ kind: 'document', sample: first });
  if (!fed) return;
  await feed({ kind: 'replacement', sample: second, follows: fed });
  const hidden = await feed({ kind: 'document', sample: project, visibility: 'hidden-from-person' });

  const by = consulting(subject, ins);
  const asked: (() => Promise<unknown>)[] = [
    () => dmp.authorise(ins, 'AJOUT', by),
    () => dmp.stateOf(ins, by),
    () => dmp.find(ins, { statuses: ['Approved'] }, by),
    () => dmp.newSince(ins, new Date(Date.now() - 3_600_000), by),
    () => readFirst(dmp, ins, by),
    ...(['make-visible', 'mask', 'unmask'] as const).map((kind) => () => changeProject(kind)),
    () => dmp.authorise(ins, 'SUPPRESSION', by),
  ];
  for (const ask of asked) if (!(await told(ask))) break;
  if (hidden) await feed({ kind: 'deletion', sample: project, follows: hidden });

  async function changeProject(kind: Change['kind'] & ('make-visible' | 'mask' | 'unmask')): Promise<void> {
    const [entry] = await dmp.byUniqueId(ins, [projectId], by);
    if (entry) await dmp.change(ins, { kind, entry }, by);
  }
}

/** TD0.4: those who gave an authorisation, asked by whoever consults. */
export const askAuthorisedRecords = ({ dmp }: Lines, subject: Subject, ins: InsOf): Promise<boolean> =>
  told(() => dmp.authorisedRecords(consulting(subject, ins)));

async function readFirst(dmp: Lines['dmp'], ins: InsOf, by: Consulting): Promise<void> {
  const [entry] = await dmp.find(ins, { statuses: ['Approved'] }, by);
  if (entry?.repositoryUniqueId)
    await dmp.read(ins, [{ uniqueId: entry.uniqueId, repositoryUniqueId: entry.repositoryUniqueId }], by);
}

/** False when the DMP said no: its answer was heard. */
async function told(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof DmpError) return false;
    throw error;
  }
}

/** Identifier of a composed document in the DMP (national digest 3.5). */
export function uniqueIdIn({ files }: Subject['first'][number]): string {
  const file = files.find(({ kind }) => kind === 'n3') ?? files.find(({ kind }) => kind === 'n1');
  const uniqueId = file && uniqueIdOf(readCda(file.bytes).header.id);
  if (uniqueId === undefined) throw new TypeError('a composed document has an identifier');
  return uniqueId;
}
