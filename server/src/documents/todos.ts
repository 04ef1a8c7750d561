import { namesOf } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { draftsOfAccount } from './store.ts';

export interface DraftToFinish {
  documentId: string;
  personId: string;
  title: string;
  /** Name of the person, as it is said. */
  about: string;
  savedAt: Date;
}

/** Drafts that wait for the one who acts, where they work now: for My day. */
export async function todosOf(tx: Tx, act: Act): Promise<DraftToFinish[]> {
  const drafts = await draftsOfAccount(tx, act);
  const names = await namesOf(
    tx,
    act.organisationId,
    drafts.map(({ personId }) => personId),
  );
  return drafts.map(({ documentId, personId, title, savedAt }) => ({
    documentId,
    personId,
    title,
    about: names.get(personId) ?? '',
    savedAt,
  }));
}
