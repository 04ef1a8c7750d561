import { Textarea } from '@mantine/core';
import { documents } from '@liane/server/contract/documents';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { curled } from '../facts/spoken.ts';
import form from '../design/form.module.css';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import type { Row } from './words.ts';

/** Takes a document out of the record, saying why; the trace stays. */
export function EraseDialog({ personId, row, onClose }: { personId: string; row: Row; onClose: () => void }) {
  const navigate = useNavigate();
  const draft = useDraft(`documents.erase/${row.id}`, personId, { why: '' });
  const [id] = useState(newId);
  const why = draft.value.why.trim();
  const erase = useAct(documents.erase, {
    refreshes: () => [`person:${personId}`],
    onDone: async () => {
      await draft.discard();
      await navigate({ to: '/personnes/$personId/documents', params: { personId } });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => erase.run({ params: { id: row.id }, body: { id, why } })}
      title={`Supprimer «\u00A0${curled(row.title)}\u00A0»`}
      verb="Supprimer ce document"
      grave
      busy={erase.busy}
      disabled={why.length < 3}
      error={erase.error}
    >
      <div className={form['form']}>
        <p>Il ne pourra plus être lu. La trace de son existence, de sa suppression et de sa raison reste.</p>
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
