import { Textarea } from '@mantine/core';
import { dmp } from '@liane/server/contract/dmp';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import form from '../design/form.module.css';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { topicOf } from './use-look.ts';

const leastWords = 10;

/** Consulting before a person who cannot speak (digest 3.10): a reason, kept on both sides, and read again afterwards. */
export function BreakGlassDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const [id] = useState(newId);
  const draft = useDraft('dmp.break-glass', personId, { reason: '' });
  const reason = draft.value.reason.trim();
  const open = useAct(dmp.breakGlass, {
    refreshes: () => [topicOf(personId)],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => open.run({ params: { personId }, body: { id, reason } })}
      title="Consulter en bris de glace"
      verb="Consulter en bris de glace"
      grave
      busy={open.busy}
      disabled={reason.length < leastWords}
      error={open.error}
    >
      <div className={form['form']}>
        <p>
          Si la personne ne peut pas s’exprimer et que vous la soignez maintenant, vous pouvez lire son DMP pendant{' '}
          <b>quatre heures</b>. Le DMP garde votre nom et l’heure&nbsp;; la personne le verra, et votre raison sera{' '}
          <b>relue par un responsable</b>.
        </p>
        <Textarea
          label="Pourquoi maintenant"
          withAsterisk
          autosize
          minRows={3}
          value={draft.value.reason}
          onChange={(event) => draft.set({ reason: event.currentTarget.value })}
        />
        <DraftNotice draft={draft} />
      </div>
    </ConfirmDialog>
  );
}
