import { exchanges } from '@liane/server/contract/exchanges';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { act } from '../client/act.ts';
import { intersects, useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { useNow } from '../design/french-date.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './exchanges.module.css';
import { towards } from './words.ts';
import type { Sending } from './words.ts';

/** Seconds before it leaves; 0 when it is too late. */
function useSecondsLeft(dueAt: string | undefined): number {
  const now = useNow(1000);
  return dueAt === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(dueAt) - now.getTime()) / 1000));
}

/** « Rappeler l’envoi (45 s) »: gone with the last second, as the server decides. */
export function Recall({ sending }: { sending: Sending }) {
  const left = useSecondsLeft(sending.dueAt);
  const recall = useAct(exchanges.recall, { refreshes: () => ['exchanges', `person:${sending.personId}`] });
  if (left === 0) return null;
  return (
    <>
      <Button
        small
        busy={recall.busy}
        aria-label={`Rappeler l’envoi ${towards(sending)}\u00A0: ${sending.what}`}
        onClick={() => recall.run({ params: { id: sending.id } })}
      >
        Rappeler l’envoi <Left seconds={left} />
      </Button>
      {recall.error !== null && <ProblemMessage error={recall.error} />}
    </>
  );
}

/** One gesture for all that has not left yet. */
export function RecallAll({ open }: { open: readonly Sending[] }) {
  const queries = useQueryClient();
  const left = useSecondsLeft(open.map(({ dueAt }) => dueAt).toSorted()[0]);
  const recall = useMutation({
    mutationFn: () => Promise.all(open.map(({ id }) => act(exchanges.recall, { params: { id } }))),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ meta }) =>
          intersects(meta?.['topics'], ['exchanges', ...open.map(({ personId }) => `person:${personId}`)]),
      }),
  });
  if (left === 0) return null;
  return (
    <>
      <Button small busy={recall.isPending} onClick={() => recall.mutate()}>
        Tout rappeler <Left seconds={left} />
      </Button>
      {recall.error !== null && <ProblemMessage error={recall.error} />}
    </>
  );
}

const Left = ({ seconds }: { seconds: number }) => (
  <span className={styles['countdown']}>({seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`})</span>
);
