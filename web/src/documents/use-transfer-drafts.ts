import { documents } from '@liane/server/contract/documents';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
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

/** What the last page left behind is gone before the next one looks. */
let leaving: Promise<unknown> = Promise.resolve();

/** The two documents of a transfer: our own drafts when we have some, else begun now, so that the page is ready when it opens. */
export function useTransferDrafts(personId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['transfer-drafts', personId],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<TransferDrafts> => {
      await leaving;
      const rows = await ask(documents.ofPerson, { params: { personId } });
      const sheet = await ready(personId, 'transfer-sheet', rows);
      const dlu = await ready(personId, 'dlu', rows);
      return { sheetId: sheet.id, dluId: dlu.id, begun: [sheet, dlu].flatMap(({ id, begun }) => (begun ? [id] : [])) };
    },
  });
}

/**
 * A page opened and left without a word leaves no draft behind. Tell `keeps` of the first word: both documents go together, and what somebody
 * wrote is only ever abandoned by them.
 */
export function useLeaveNothing(begun: readonly string[] | undefined): { keeps: () => void } {
  const empty = useRef<readonly string[]>([]);
  const kept = useRef(false);
  if (!kept.current && begun !== undefined) empty.current = begun;
  useEffect(
    () => () => {
      const ids = kept.current ? [] : empty.current;
      leaving = Promise.allSettled(ids.map((id) => act(documents.discard, { params: { id } })));
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
