import { Textarea } from '@mantine/core';
import { stays } from '@liane/server/contract/stays';
import type { Stay } from '@liane/server/contract/stays';
import { useAct } from '../client/use-act.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import form from '../design/form.module.css';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { lastMovement } from './movements.tsx';

/** Undoes the last movement, noted by mistake, saying why. */
export function CancelDialog({ stay, onClose }: { stay: Stay; onClose: () => void }) {
  const draft = useDraft(`stays.cancel/${stay.id}`, stay.personId, { why: '' });
  const why = draft.value.why.trim();
  const movement = lastMovement(stay);
  const cancel = useAct(stays.cancelMovement, {
    refreshes: () => [`person:${stay.personId}`],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  });
  if (movement === undefined) return null;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Annuler\u00A0: ${movement.kindInFrench.toLocaleLowerCase('fr')}`}
      verb="Annuler ce mouvement"
      grave
      busy={cancel.busy}
      disabled={why.length < 3}
      error={cancel.error}
      onConfirm={() => cancel.run({ params: { id: stay.id, movementId: movement.id }, body: { why } })}
    >
      <div className={form['form']}>
        <p>La personne reviendra à son état d’avant. Ce mouvement restera dans l’histoire, barré.</p>
        <Textarea
          label="Pourquoi"
          withAsterisk
          autosize
          minRows={2}
          value={draft.value.why}
          onChange={(event) => draft.set({ why: event.currentTarget.value })}
        />
        <DraftNotice draft={draft} />
      </div>
    </ConfirmDialog>
  );
}
