import { documents } from '@liane/server/contract/documents';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { act } from '../client/act.ts';
import { ask } from '../client/ask.ts';
import { newId } from '../client/new-id.ts';
import { ProblemError } from '../client/problems.ts';
import type { Model, Row } from './words.ts';

export interface TransferDrafts {
  sheetId: string;
  dluId: string;
  /** Those that this opening of the page began. */
  begun: string[];
}

let turn: Promise<unknown> = Promise.resolve();

/** One page opens or leaves at a time: what the last one leaves behind is gone before the next one looks. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

const abandon = (ids: readonly string[]): Promise<unknown> =>
  Promise.allSettled(ids.map((id) => act(documents.discardUntouched, { params: { id } })));

/** The two documents of a transfer: our own drafts when we have some, else begun now, so that the page is ready when it opens. */
export function useTransferDrafts(personId: string, enabled: boolean) {
  // Each opening asks for itself: what the one before left behind is no longer there.
  const [opening] = useState(newId);
  return useQuery({
    queryKey: ['transfer-drafts', personId, opening],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      inTurn(async (): Promise<TransferDrafts> => {
        const rows = await ask(documents.ofPerson, { params: { personId } });
        const sheet = await ready(personId, 'transfer-sheet', rows);
        const dlu = await ready(personId, 'dlu', rows);
        const begun = [sheet, dlu].flatMap((one) => (one.begun ? [one.id] : []));
        // Left before it was ready.
        if (signal.aborted) await abandon(begun);
        return { sheetId: sheet.id, dluId: dlu.id, begun };
      }),
  });
}

/**
 * A page opened and left without a word leaves no draft behind. Tell `keeps` of the first word: both documents go together, and what somebody
 * wrote is only ever abandoned by them.
 */
export function useLeaveNothing(begun: readonly string[] | undefined): { keeps: () => void } {
  const empty = useRef<readonly string[]>([]);
  const kept = useRef(false);
  if (begun !== undefined) empty.current = begun;
  useEffect(
    () => () => {
      if (!kept.current) void inTurn(() => abandon(empty.current));
    },
    [],
  );
  const keeps = useCallback(() => {
    kept.current = true;
  }, []);
  return { keeps };
}

async function ready(personId: string, model: Model, rows: readonly Row[]): Promise<{ id: string; begun: boolean }> {
  const waiting = rows
    .filter((row) => row.model === model && row.state === 'draft')
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  for (const { id } of waiting) {
    try {
      await act(documents.refreshDraft, { params: { id } });
      return { id, begun: false };
    } catch (error) {
      // The draft of a colleague stays theirs.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  const id = newId();
  await act(documents.begin, { params: { personId }, body: { id, model, replacesId: null } }, { commandId: id });
  return { id, begun: true };
}
