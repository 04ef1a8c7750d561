import { documents } from '@liane/server/contract/documents';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { act } from '../client/act.ts';
import { ask } from '../client/ask.ts';
import { connection, onConnectionChange } from '../client/connection.ts';
import { isChangedMeanwhile, ProblemError } from '../client/problems.ts';
import { questionKey, useAsk } from '../client/use-ask.ts';
import type { Kept } from '../design/saved-at.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { applied, changesOf, noEdits, onTopOf } from './edits.ts';
import type { Draft, Edits } from './edits.ts';
import { apart, changedElsewhere, says } from './two-windows.ts';
import type { Apart } from './two-windows.ts';

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
  /** Hands everything to the server, and gives the mark of what the screen shows; throws when it refuses or stays silent. */
  flush: () => Promise<string>;
  /** What another window wrote otherwise: nothing is saved until each is chosen. */
  apart: readonly Apart[];
  /** One of them is chosen: what the other window wrote, or what is here. */
  choose: (one: Apart, takes: 'there' | 'here') => void;
  /** After the refusal of a validation: reads what another window wrote. */
  reread: () => void;
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
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const [differences, setDifferences] = useState<readonly Apart[]>([]);
  /** What the words here stand on; its draft is not known of words put back after a reload. */
  const base = useRef<{ written: string; draft?: Draft | undefined }>(undefined);
  /** The draft of another window, while somebody has not chosen between the two. */
  const disputed = useRef<Draft>(undefined);
  /** Sent, and no answer came: the server may have kept it all the same. */
  const unheard = useRef<Edits>(undefined);
  latest.current = { draft: answer.data, edits: words.value };
  const touched = words.value !== noEdits;

  const show = useCallback(
    (draft: Draft) => queries.setQueryData(questionKey(documents.draft, { params: { id: documentId } }), draft),
    [queries, documentId],
  );

  const { data } = answer;
  const { restoredFrom, value } = words;
  const restoredOn = restoredFrom === undefined ? undefined : value.basedOn;
  useEffect(() => {
    if (data === undefined) return;
    const written = touched ? (base.current?.written ?? restoredOn ?? data.written) : data.written;
    base.current = written === data.written ? { written, draft: data } : { written, draft: base.current?.draft };
  }, [data, touched, restoredOn]);
  // Words put back stand on what they were typed upon, which another window may have changed since.
  useEffect(() => {
    const { edits } = latest.current;
    if (restoredFrom === undefined || edits.basedOn === undefined || base.current === undefined) return;
    if (base.current.written !== edits.basedOn) base.current = { written: edits.basedOn };
  }, [restoredFrom]);

  /** True when the words here say all that another window wrote, or leave it as it is: they now stand on it. */
  const reconciled = useCallback(
    (theirs: Draft): boolean => {
      const { edits } = latest.current;
      const isOurs = unheard.current !== undefined && says(theirs, unheard.current);
      const different = isOurs ? [] : apart(base.current?.draft, theirs, edits);
      show(theirs);
      setDifferences(different);
      disputed.current = different.length === 0 ? undefined : theirs;
      if (different.length > 0) return false;
      base.current = { written: theirs.written, draft: theirs };
      return true;
    },
    [show],
  );

  const save = useCallback(async (): Promise<Draft> => {
    for (let attempt = 1; ; attempt++) {
      const { draft, edits } = latest.current;
      if (draft === undefined || base.current === undefined) throw new Error('a draft is saved that was never read');
      const { written: basedOn } = base.current;
      try {
        const body = { ...changesOf(draft, edits, new Date()), basedOn };
        const saved = await act(documents.saveDraft, { params: { id: documentId }, body }, { pauses: [400] });
        unheard.current = undefined;
        return saved;
      } catch (thrown) {
        if (!(thrown instanceof ProblemError)) unheard.current = edits;
        if (!isChangedMeanwhile(thrown) || attempt === 3) throw thrown;
        const theirs = await ask(documents.draft, { params: { id: documentId } });
        if (!reconciled(theirs)) throw thrown;
        latest.current = { ...latest.current, draft: theirs };
      }
    }
  }, [documentId, reconciled]);

  const saveOnce = useCallback(async (): Promise<string> => {
    if (latest.current.draft === undefined || base.current === undefined) return '';
    if (disputed.current !== undefined) throw changedElsewhere();
    if (!unsaved.current) return base.current.written;
    unsaved.current = false;
    setKept({ state: 'typing' });
    try {
      const saved = await save();
      base.current = { written: saved.written, draft: saved };
      setError(null);
      show(saved);
      setKept({ state: 'saved', at: new Date(saved.savedAt) });
      return saved.written;
    } catch (thrown) {
      unsaved.current = true;
      setError(thrown);
      setKept(isChangedMeanwhile(thrown) ? { state: 'nothing' } : { state: 'on-device', at: new Date() });
      throw thrown;
    }
  }, [save, show]);

  // One at a time: whoever asks for a flush waits for the save already on its way.
  const flush = useCallback((): Promise<string> => {
    const done = saving.current.catch(() => undefined).then(saveOnce);
    saving.current = done;
    return done;
  }, [saveOnce]);

  const rest = useCallback(async () => void (await saving.current.catch(() => undefined)), []);

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
    reconciled(await act(documents.refreshDraft, { params: { id: documentId } }));
  }, [documentId, flush, reconciled]);

  const reread = useCallback(() => {
    // Silent or refused: the refusal of the validation stays on the screen, and trying again asks again.
    ask(documents.draft, { params: { id: documentId } }).then(reconciled, () => undefined);
  }, [documentId, reconciled]);

  const { set } = words;
  const edit = useCallback(
    (patch: Partial<Edits>) => {
      const written = base.current?.written;
      set({ ...patch, ...(written !== undefined && { basedOn: written }) });
    },
    [set],
  );

  const choose = (one: Apart, takes: 'there' | 'here'): void => {
    const left = differences.filter(({ key }) => key !== one.key);
    const { draft, edits } = latest.current;
    if (left.length === 0 && disputed.current !== undefined) {
      const theirs = disputed.current;
      base.current = { written: theirs.written, draft: theirs };
      disputed.current = undefined;
      unsaved.current = true;
      setError(null);
    }
    setDifferences(left);
    // Edited even when what is here stays: it is then saved upon what the other window wrote.
    if (draft !== undefined) edit(takes === 'there' ? onTopOf(applied(draft, edits), one.taken) : {});
  };

  return {
    draft: answer.data === undefined ? undefined : applied(answer.data, words.value),
    edit,
    touched,
    destination: words.value.destination,
    kept,
    error: answer.error ?? error,
    flush,
    apart: differences,
    choose,
    reread,
    rest,
    refresh,
    forget: words.discard,
  };
}
