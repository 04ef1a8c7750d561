import { dmp } from '@liane/server/contract/dmp';
import type { DmpDocument } from '@liane/server/contract/dmp';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { curled } from '../facts/spoken.ts';
import styles from './dmp.module.css';
import { topicOf, useWhileWaiting } from './use-look.ts';
import { changeWords } from './words.ts';
import type { ChangeKind } from './words.ts';

/** Masks, unmasks, makes visible or deletes a document of the DMP (TD3.3), and waits for what the DMP says. */
export function ChangeDialog({
  personId,
  document,
  kind,
  onClose,
}: {
  personId: string;
  document: DmpDocument;
  kind: ChangeKind;
  onClose: (isDone: boolean) => void;
}) {
  const [id, setId] = useState(newId);
  const { verb, says, done, grave } = changeWords[kind];
  const change = useAct(dmp.change);
  const progress = useAsk(
    dmp.changing,
    { params: { personId, askId: id } },
    { enabled: change.answer !== undefined, topics: [topicOf(personId)] },
  );
  const state = change.answer === undefined ? undefined : (progress.data?.state ?? 'waiting');
  useWhileWaiting(state === 'waiting', progress.refetch);
  const close = (): void => onClose(state === 'done');
  const again = (): void => {
    change.reset();
    setId(newId());
  };
  return (
    <Dialog open onClose={close} title={`${verb}\u00A0: «\u00A0${curled(document.title)}\u00A0»`}>
      <div className={form['form']}>
        {state === 'done' ? <p role="status">{done}</p> : <p>{says}</p>}
        {state === 'waiting' && <p role="status">Demandé au DMP…</p>}
        {state === 'failed' && (
          <p role="alert" className={styles['problem']}>
            {progress.data?.problem}
          </p>
        )}
        {change.error !== null && <ProblemMessage error={change.error} />}
        <div className={form['actions']}>
          <Button onClick={close}>{state === 'done' || state === 'waiting' ? 'Fermer' : 'Revenir'}</Button>
          {state === 'failed' && <Button onClick={again}>Recommencer</Button>}
          {state === undefined && (
            <Button
              kind={grave ? 'grave' : 'first'}
              busy={change.busy}
              onClick={() => change.run({ params: { personId }, body: { id, uniqueId: document.uniqueId, kind } })}
            >
              {verb}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
