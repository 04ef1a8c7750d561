import { documents } from '@liane/server/contract/documents';
import { useQuery } from '@tanstack/react-query';
import { act } from '../client/act.ts';
import { ask } from '../client/ask.ts';
import { newId } from '../client/new-id.ts';
import { ProblemError } from '../client/problems.ts';
import type { Model, Row } from './words.ts';

export interface TransferDrafts {
  sheetId: string;
  dluId: string;
}

/** The two documents of a transfer: our own drafts when we have some, else begun now, so that the page is ready when it opens. */
export function useTransferDrafts(personId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['transfer-drafts', personId],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<TransferDrafts> => {
      const rows = await ask(documents.ofPerson, { params: { personId } });
      return { sheetId: await ready(personId, 'transfer-sheet', rows), dluId: await ready(personId, 'dlu', rows) };
    },
  });
}

async function ready(personId: string, model: Model, rows: readonly Row[]): Promise<string> {
  const waiting = rows
    .filter((row) => row.model === model && row.state === 'draft')
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  for (const { id } of waiting) {
    try {
      await act(documents.refreshDraft, { params: { id } });
      return id;
    } catch (error) {
      // The draft of a colleague stays theirs.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  const id = newId();
  await act(documents.begin, { params: { personId }, body: { id, model, replacesId: null } }, { commandId: id });
  return id;
}
