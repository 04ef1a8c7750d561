import { Textarea } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { Piece } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';

/** Leaves a document out of every record, with the reason; it stays readable in its message. */
export function SetAsideDialog({
  piece,
  topics,
  onClose,
}: {
  piece: Piece;
  topics: readonly string[];
  onClose: () => void;
}) {
  const [why, setWhy] = useState('');
  const refuse = useAct(messaging.refusePiece, { refreshes: () => topics, onDone: onClose });
  return (
    <Dialog open onClose={onClose} title="Mettre ce document de côté">
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          refuse.run({ params: { id: piece.id }, body: { why: why.trim() } });
        }}
      >
        <p>«&nbsp;{piece.title}&nbsp;» ne sera classé dans aucun dossier. Il reste lisible dans son message.</p>
        <Textarea
          label="Pourquoi"
          placeholder="Ex. : cette personne n’est pas accompagnée ici"
          autosize
          minRows={2}
          required
          maxLength={300}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {refuse.error !== null && <ProblemMessage error={refuse.error} />}
        <div className={form['actions']}>
          <Button onClick={onClose}>Revenir</Button>
          <Button type="submit" kind="first" busy={refuse.busy} disabled={why.trim().length < 3}>
            Mettre de côté
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
