import { documents } from '@liane/server/contract/documents';
import { stays } from '@liane/server/contract/stays';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { act } from '../client/act.ts';
import { newId } from '../client/new-id.ts';
import { intersects } from '../client/use-act.ts';

export const transferSteps = ['sheet', 'dlu', 'stay'] as const;
export type TransferStep = (typeof transferSteps)[number];

export const stepWords: Record<TransferStep, { done: string; todo: string }> = {
  sheet: { done: 'Fiche de liaison d’urgence validée', todo: 'Valider la fiche de liaison d’urgence' },
  dlu: { done: 'Document de liaison d’urgence validé', todo: 'Valider le document de liaison d’urgence' },
  stay: { done: 'Départ vers l’hôpital noté', todo: 'Noter le départ vers l’hôpital' },
};

export interface Transfer {
  personId: string;
  stayId: string;
  sheetId: string;
  dluId: string;
  hospital: string;
  reason: string;
  /** Hands what was typed to the server before anything is validated, and gives the marks of what the screen shows. */
  flush: () => Promise<{ sheet: string; dlu: string }>;
}

/**
 * One click, three acts, each with an identifier of its own: tried again after a failure, what was done is not done twice.
 * The documents come first: they must say where the person lived until now.
 */
export function useTransfer() {
  const queries = useQueryClient();
  const ids = useRef({ sheet: newId(), dlu: newId(), stay: newId(), at: undefined as string | undefined });
  const [done, setDone] = useState<ReadonlySet<TransferStep>>(new Set());
  const mutation = useMutation({
    mutationFn: async ({ stayId, sheetId, dluId, hospital, reason, flush }: Transfer) => {
      ids.current.at ??= new Date().toISOString();
      const { sheet, dlu, stay, at } = ids.current;
      const step = async (name: TransferStep, run: () => Promise<unknown>): Promise<void> => {
        if (done.has(name)) return;
        await run();
        setDone((before) => new Set([...before, name]));
      };
      const written = done.has('sheet') && done.has('dlu') ? { sheet: '', dlu: '' } : await flush();
      await step('sheet', () =>
        act(
          documents.validate,
          { params: { id: sheetId }, body: { id: sheet, basedOn: written.sheet } },
          { commandId: sheet },
        ),
      );
      await step('dlu', () =>
        act(documents.validate, { params: { id: dluId }, body: { id: dlu, basedOn: written.dlu } }, { commandId: dlu }),
      );
      await step('stay', () =>
        act(
          stays.transferToHospital,
          { params: { id: stayId }, body: { id: stay, at, hospital, reason: reason.slice(0, 500) } },
          { commandId: stay },
        ),
      );
    },
    onSuccess: (_, { personId }) =>
      queries.invalidateQueries({ predicate: ({ meta }) => intersects(meta?.['topics'], [`person:${personId}`]) }),
  });
  return { run: mutation.mutate, busy: mutation.isPending, error: mutation.error, done, complete: mutation.isSuccess };
}
