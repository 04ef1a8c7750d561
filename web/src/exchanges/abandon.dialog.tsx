import { Textarea } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { towards } from './words.ts';
import type { Sending } from './words.ts';

/** Gives one sending up, with the reason its colleagues will read. */
export function AbandonDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const abandon = useAct(exchanges.abandon, {
    onDone: onClose,
    refreshes: () => ['exchanges', `person:${sending.personId}`],
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => abandon.run({ params: { id: sending.id }, body: { why: why.trim() } })}
      title="Abandonner cet envoi"
      verb="Abandonner l’envoi"
      grave
      busy={abandon.busy}
      disabled={why.trim().length < 3}
      error={abandon.error}
    >
      <p>
        {sending.what} ne partira pas {towards(sending)}. Le document lui-même reste dans le dossier.
      </p>
      <Textarea
        label="Pourquoi"
        withAsterisk
        description="Vos collègues le liront dans les échanges."
        autosize
        minRows={2}
        maxLength={300}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
