import { TextInput } from '@mantine/core';
import { identity } from '@liane/server/contract/identity';
import type { PersonHint } from '@liane/server/contract/identity';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import styles from './doubles.module.css';

export interface Pair {
  kept: PersonHint;
  other: PersonHint;
}

export interface MergeDialogProps {
  pair: Pair;
  onClose: () => void;
  /** With the identifier that undoes it. */
  onMerged: (mergeId: string) => void;
}

/** Says which record stays, which one joins it, and why. */
export function MergeDialog({ pair: { kept, other }, onClose, onMerged }: MergeDialogProps) {
  const [mergeId] = useState(() => newId());
  const [why, setWhy] = useState('');
  const merge = useAct(identity.mergePersons, {
    refreshes: () => ['identities', 'people', `person:${kept.personId}`, `person:${other.personId}`],
    onDone: () => onMerged(mergeId),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Fusionner deux dossiers"
      verb={`Fusionner dans le dossier de ${kept.displayName}`}
      busy={merge.busy}
      disabled={why.trim().length < 3}
      error={merge.error}
      onConfirm={() =>
        merge.run({
          params: { id: kept.personId },
          body: { id: mergeId, absorbedPersonId: other.personId, why: why.trim() },
        })
      }
    >
      <p>
        Le dossier de <b>{kept.displayName}</b> ({kept.birthFamilyName}) reste. Tout ce qui a été écrit dans celui de{' '}
        <b>{other.displayName}</b> ({other.birthFamilyName}) s’y lira. La fusion peut être défaite.
      </p>
      <TextInput
        className={styles['why'] ?? ''}
        label="Pourquoi est-ce la même personne"
        withAsterisk
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
