import { documents } from '@liane/server/contract/documents';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { act } from '../client/act.ts';
import { connection, onConnectionChange } from '../client/connection.ts';
import { questionKey, useAsk } from '../client/use-ask.ts';
import type { Kept } from '../design/saved-at.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { applied, changesOf, noEdits } from './edits.ts';
import type { Draft, Edits } from './edits.ts';

export interface DraftHandle {
  /** undefined while it is being read. */
  draft: Draft | undefined;
  edit: (patch: Partial<Edits>) => void;
  /** Something was changed on this page, or words that waited were put back. */
  touched: boolean;
  /** Where the author sends the person, when they said so on this page. */
  destination: Edits['destination'];
  kept: Kept;
  error: unknown;
  /** Hands everything to the server; throws when it refuses or stays silent. */
  flush: () => Promise<void>;
  /** Resolves once nothing is on its way to the server any more, taken or not. */
  rest: () => Promise<void>;
  /** Reads the record again, as it is now. */
  refresh: () => Promise<void>;
  /** After validation or abandonment: the words that waited are no longer needed. */
  forget: () => Promise<void>;
}

/** Milliseconds without a keystroke before the server is told. */
const pause = 700;

/** A document being written: each word is kept here at once, and by the server a moment later. */
export function useDocumentDraft(documentId: string, personId: string, enabled = true): DraftHandle {
  const queries = useQueryClient();
  const params = { id: documentId };
  const answer = useAsk(documents.draft, { params }, { enabled, topics: [`person:${personId}`] });
  const words = useDraft<Edits>(`documents.edit/${documentId}`, personId, noEdits);
  const [kept, setKept] = useState<Kept>({ state: 'nothing' });
  const [error, setError] = useState<unknown>(null);
  const latest = useRef({ draft: answer.data, edits: words.value });
  const unsaved = useRef(false);
  const saving = useRef<Promise<void>>(Promise.resolve());
  latest.current = { draft: answer.data, edits: words.value };

  const show = useCallback(
    (draft: Draft) => queries.setQueryData(questionKey(documents.draft, { params: { id: documentId } }), draft),
    [queries, documentId],
  );

  const saveOnce = useCallback(async () => {
    const { draft, edits } = latest.current;
    if (draft === undefined || !unsaved.current) return;
    unsaved.current = false;
    setKept({ state: 'typing' });
    try {
      const saved = await act(
        documents.saveDraft,
        { params: { id: documentId }, body: changesOf(draft, edits, new Date()) },
        { pauses: [400] },
      );
      setError(null);
      show(saved);
      setKept({ state: 'saved', at: new Date(saved.savedAt) });
    } catch (thrown) {
      unsaved.current = true;
      setError(thrown);
      setKept({ state: 'on-device', at: new Date() });
      throw thrown;
    }
  }, [documentId, show]);

  // One at a time: whoever asks for a flush waits for the save already on its way.
  const flush = useCallback(() => {
    saving.current = saving.current.catch(() => undefined).then(saveOnce);
    return saving.current;
  }, [saveOnce]);

  const rest = useCallback(() => saving.current.catch(() => undefined), []);

  const touched = words.value !== noEdits;
  useEffect(() => {
    if (!touched || !enabled) return undefined;
    unsaved.current = true;
    const timer = setTimeout(() => void flush().catch(() => undefined), pause);
    return () => clearTimeout(timer);
  }, [words.value, touched, enabled, flush]);

  // What the server missed while the network was away is handed to it when it comes back.
  useEffect(() => {
    if (!enabled) return undefined;
    return onConnectionChange(() => {
      if (connection().state !== 'away' && unsaved.current) void flush().catch(() => undefined);
    });
  }, [enabled, flush]);

  const refresh = useCallback(async () => {
    await flush();
    show(await act(documents.refreshDraft, { params: { id: documentId } }));
  }, [documentId, flush, show]);

  return {
    draft: answer.data === undefined ? undefined : applied(answer.data, words.value),
    edit: words.set,
    touched,
    destination: words.value.destination,
    kept,
    error: answer.error ?? error,
    flush,
    rest,
    refresh,
    forget: words.discard,
  };
}
