import { establishment } from '../directory/index.ts';
import type { Act, Platform, Task, Tx } from '../platform/index.ts';
import type { Document } from './document.ts';
import { DocumentNotValid } from './refusals.ts';
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

/** Has the worker reissue a document once this transaction is kept; asked twice, it is done once. */
export const askReissue = (tx: Tx, organisationId: string, documentId: string): Promise<void> =>
  tx.enqueue(reissues, { organisationId, accountId: nobody, documentId } satisfies Asked, {
    key: `reissue:${documentId}`,
  });

/** The worker's part: one transaction, so that whatever dies in the middle leaves nothing, and the next turn does it. */
export function carryReissue({ database, now }: Pick<Platform, 'database' | 'now'>, workshop: Workshop): Task {
  return async (payload) => {
    const asked = payload as Asked;
    await database.within(asked, async (tx) => {
      const document = await documentById(tx, asked.organisationId, asked.documentId);
      const act = await reissueAct(tx, asked.organisationId, document, now());
      if (await reissued(tx, act, document.id, workshop)) return;
      await tx.tell(act, { kind: 'document-not-reissued', personId: document.personId, about: document.id });
    });
  };
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
