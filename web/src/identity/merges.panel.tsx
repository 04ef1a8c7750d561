import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Panel } from '../design/panel.tsx';
import styles from './identity.module.css';

type Merge = Identity['merges'][number];

/** Doubles that joined this record, each of which may leave it again. */
export function MergesPanel({ identity }: { identity: Identity }) {
  const mayUndo = useMay('identity.undoMerge');
  const [undoing, setUndoing] = useState<Merge>();
  return (
    <Panel title="Dossiers réunis ici">
      <ul>
        {identity.merges.map((merge) => (
          <li key={merge.id} className={styles['proof']}>
            <span>
              <b>{merge.absorbedName}</b>
              <small>
                {merge.why}, <FrenchDate at={merge.at} />, {merge.by}
              </small>
            </span>
            {mayUndo && (
              <Button small onClick={() => setUndoing(merge)}>
                Défaire
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing !== undefined && (
        <Undo personId={identity.personId} merge={undoing} onClose={() => setUndoing(undefined)} />
      )}
    </Panel>
  );
}

function Undo({ personId, merge, onClose }: { personId: string; merge: Merge; onClose: () => void }) {
  const undo = useAct(contracts.undoMerge, {
    refreshes: () => [`person:${personId}`, `person:${merge.absorbedPersonId}`, 'identities', 'people'],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Défaire la fusion"
      verb={`Rendre son dossier à ${merge.absorbedName}`}
      busy={undo.busy}
      error={undo.error}
      onConfirm={() => undo.run({ params: { id: personId, mergeId: merge.id } })}
    >
      <p>Chaque dossier retrouve ce qui y avait été écrit.</p>
    </ConfirmDialog>
  );
}
