import { establishment } from '../directory/index.ts';
import { isDatabaseAway, type Act, type Platform, type Task, type Tx } from '../platform/index.ts';
import type { Document } from './document.ts';
import { DocumentNotValid } from './refusals.ts';
import { countFault } from './reissue-faults.ts';
import { reissue } from './reissue.ts';
import { documentById } from './store.ts';
import type { Workshop } from './workshop.ts';

export const reissues = 'documents:reissue';

interface Asked extends Record<string, string> {
  organisationId: string;
  accountId: string;
  documentId: string;
}

/** Work that nobody's gesture began. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Faults of ours before somebody must look, as for a sending. */
const mostFaults = 3;
/** Milliseconds before the next attempt, once more for each fault. */
const triedAgain = 60_000;

/** Has the worker reissue a document once this transaction is kept, or at that instant; asked twice, it is done once. */
export const askReissue = (tx: Tx, organisationId: string, documentId: string, runAt?: Date): Promise<void> =>
  tx.enqueue(reissues, { organisationId, accountId: nobody, documentId } satisfies Asked, {
    key: `reissue:${documentId}`,
    ...(runAt ? { runAt } : {}),
  });

/** The worker's part: one transaction, so that whatever dies in the middle leaves nothing, and the next turn does it. */
export function carryReissue(platform: Pick<Platform, 'database' | 'now' | 'log'>, workshop: Workshop): Task {
  return async (payload) => {
    const asked = payload as Asked;
    await carryOne(platform, workshop, asked).catch((error: unknown) => faulted(platform, asked, error));
  };
}

const carryOne = (
  { database, now }: Pick<Platform, 'database' | 'now'>,
  workshop: Workshop,
  asked: Asked,
): Promise<void> =>
  database.within(asked, async (tx) => {
    const document = await documentById(tx, asked.organisationId, asked.documentId);
    const act = await reissueAct(tx, asked.organisationId, document, now());
    if (!(await reissued(tx, act, document.id, workshop))) await leaveToSomebody(tx, act, document);
  });

const leaveToSomebody = (tx: Tx, act: Act, { id, personId }: Document): Promise<void> =>
  tx.tell(act, { kind: 'document-not-reissued', personId, about: id });

/** A fault of ours is counted, so that no document waits in silence. Throws what comes of the database: the worker tries again. */
async function faulted(
  { database, now, log }: Pick<Platform, 'database' | 'now' | 'log'>,
  asked: Asked,
  error: unknown,
): Promise<void> {
  if (isDatabaseAway(error)) throw error;
  const { organisationId, documentId } = asked;
  // Its message may quote the document.
  log.error({ error: error instanceof Error ? error.name : 'unknown', document: documentId }, 'not reissued');
  await database.within(asked, async (tx) => {
    const at = now();
    const faults = await countFault(tx, organisationId, documentId, at);
    const next = new Date(at.getTime() + faults * triedAgain);
    if (faults < mostFaults) return askReissue(tx, organisationId, documentId, next);
    const document = await documentById(tx, organisationId, documentId);
    await leaveToSomebody(tx, await reissueAct(tx, organisationId, document, at), document);
  });
}

/** What our own rules refuse is left to somebody. */
async function reissued(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<boolean> {
  try {
    return (await reissue(tx, act, id, workshop)) !== undefined;
  } catch (cause) {
    if (cause instanceof DocumentNotValid) return false;
    throw cause;
  }
}

/** Under a name that people read in traces and histories. */
async function reissueAct(tx: Tx, organisationId: string, { establishmentId }: Document, at: Date): Promise<Act> {
  const home = await establishment(tx, establishmentId);
  return {
    at,
    accountId: nobody,
    sessionId: nobody,
    who: 'Liane (à la qualification de l’identité)',
    practiceId: nobody,
    organisationId,
    establishmentId,
    establishmentName: home?.name ?? '—',
    role: 'administratif',
    isAdministrator: false,
    from: 'automate',
    signedInWith: 'client-credentials',
  };
}
