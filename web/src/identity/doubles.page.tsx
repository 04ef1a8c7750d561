import { identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './doubles.module.css';
import { MergeDialog } from './merge.form.tsx';
import type { Pair } from './merge.form.tsx';
import { PairCard } from './pair-card.tsx';

interface Merged {
  mergeId: string;
  personId: string;
  words: string;
}

/** `/identites/doublons`: two records side by side, merged or left apart; a merge can be undone. */
export function DoublesPage() {
  const doubles = useAsk(identity.suspectedDoubles, {}, { topics: ['identities', 'people'] });
  const [merging, setMerging] = useState<Pair>();
  const [merged, setMerged] = useState<Merged[]>([]);
  return (
    <Page
      title="Doublons possibles"
      lead="Deux dossiers pour une même personne : comparez, puis fusionnez. Rien n’est effacé."
    >
      {merged.map((merge) => (
        <UndoMerge
          key={merge.mergeId}
          merge={merge}
          onUndone={() => setMerged(merged.filter(({ mergeId }) => mergeId !== merge.mergeId))}
        />
      ))}
      {doubles.error !== null && <ProblemMessage error={doubles.error} onRetry={() => void doubles.refetch()} />}
      {doubles.isLoading && <Waiting />}
      {doubles.isSuccess && doubles.data.length === 0 && (
        <EmptyState icon={<CheckIcon size={28} />} title="Aucun doublon en vue." />
      )}
      <ul className={styles['pairs']}>
        {doubles.data?.map((pair) => (
          <li key={`${pair.kept.personId} ${pair.other.personId}`}>
            <PairCard
              kept={pair.kept}
              other={pair.other}
              likeness={pair.likeness}
              onMerge={(kept, other) => setMerging({ kept, other })}
            />
          </li>
        ))}
      </ul>
      {merging !== undefined && (
        <MergeDialog
          pair={merging}
          onClose={() => setMerging(undefined)}
          onMerged={(mergeId) => {
            setMerged([...merged, { mergeId, personId: merging.kept.personId, words: merging.kept.displayName }]);
            setMerging(undefined);
          }}
        />
      )}
    </Page>
  );
}

function UndoMerge({ merge, onUndone }: { merge: Merged; onUndone: () => void }) {
  const undo = useAct(identity.undoMerge, {
    refreshes: () => ['identities', 'people', `person:${merge.personId}`],
    onDone: onUndone,
  });
  return (
    <div className={styles['merged']} role="status">
      <p>
        <CheckIcon /> Les deux dossiers de <b>{merge.words}</b> n’en font plus qu’un.
      </p>
      <Button
        small
        busy={undo.busy}
        onClick={() => undo.run({ params: { id: merge.personId, mergeId: merge.mergeId } })}
      >
        Défaire la fusion
      </Button>
      {undo.error !== null && <ProblemMessage error={undo.error} />}
    </div>
  );
}
