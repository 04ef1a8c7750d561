import { drafts } from '@liane/server/contract/drafts';
import { ask } from '../client/ask.ts';
import { newId } from '../client/new-id.ts';
import { device } from '../offline/device.ts';
import { isDiscarded } from './draft-keeper.ts';
import type { TypedDraft } from './draft-keeper.ts';

export interface FoundDraft {
  id: string;
  content: Record<string, unknown>;
  at: Date;
  where: 'server' | 'device';
}

/** The latest words left in this form about this person, on the server or on this device; undefined when there are none. */
export async function findDraft(form: string, personId: string | null): Promise<FoundDraft | undefined> {
  const [onServer, onDevice] = await Promise.all([draftsOnServer(), draftsOnDevice()]);
  return [...onServer, ...onDevice]
    .filter((draft) => draft.form === form && draft.personId === personId)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
}

/** Hands to the server the drafts this device kept; stops at the first that does not pass. */
export async function sendKeptDrafts(): Promise<void> {
  for (const draft of await draftsOnDevice()) {
    try {
      const { form, personId, content, at } = draft;
      await ask(
        drafts.save,
        { params: { id: draft.id }, body: { form, personId, content, typedAt: at.toISOString() } },
        { commandId: newId() },
      );
    } catch (error) {
      // Thrown away, or done, from another device meanwhile: there is nothing left to hand.
      if (!isDiscarded(error)) return;
    }
    await device.release(draft.id).catch(() => undefined);
  }
}

type Located = FoundDraft & { form: string; personId: string | null };

async function draftsOnServer(): Promise<Located[]> {
  try {
    const mine = await ask(drafts.mine, {});
    return mine.map(({ id, form, personId, content, savedAt }) => ({
      id,
      form,
      personId,
      content,
      at: new Date(savedAt),
      where: 'server',
    }));
  } catch {
    return [];
  }
}

async function draftsOnDevice(): Promise<Located[]> {
  const kept = await device.all();
  return kept
    .filter(({ kind }) => kind === 'draft')
    .map(({ id, content }) => {
      const { form, personId, content: words, typedAt } = content as TypedDraft;
      return { id, form, personId, content: words, at: new Date(typedAt), where: 'device' };
    });
}
