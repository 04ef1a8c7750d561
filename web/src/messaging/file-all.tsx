import { messaging } from '@liane/server/contract/messaging';
import type { Piece } from '@liane/server/contract/messaging';
import { useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { togetherFor } from './file-together.ts';
import styles from './reader.module.css';

export interface FileAllProps {
  pieces: readonly Piece[];
  topics: readonly string[];
}

/** Several documents of one message, all certainly of one person: one step files them, one after the other. */
export function FileAll({ pieces, topics }: FileAllProps) {
  const mayFile = useMay('messaging.filePiece');
  const together = togetherFor(pieces);
  /** What was asked, while it goes on: the list shortens meanwhile. */
  const [asked, setAsked] = useState(together);
  const waiting = useRef<string[]>([]);
  const file = useAct(messaging.filePiece, {
    refreshes: () => topics,
    onDone: (_answer, { body: { personId } }) => fileNext(personId),
  });
  const fileNext = (personId: string): void => {
    const id = waiting.current.shift();
    if (id !== undefined) file.run({ params: { id }, body: { id: newId(), personId } });
  };
  const shown = file.busy ? asked : together;
  if (!mayFile) return null;
  return (
    <>
      {shown !== undefined && (
        <div className={styles['acts']}>
          <Button
            kind="first"
            icon={<CheckIcon />}
            busy={file.busy}
            onClick={() => {
              setAsked(shown);
              waiting.current = shown.pieces.map(({ id }) => id);
              fileNext(shown.person.id);
            }}
          >
            Classer les {shown.pieces.length} documents de {shown.person.displayName}
          </Button>
        </div>
      )}
      {file.error !== null && <ProblemMessage error={file.error} />}
    </>
  );
}
