import { dmp } from '@liane/server/contract/dmp';
import type { DmpDocument } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { curled } from '../facts/spoken.ts';
import styles from './dmp.module.css';
import { topicOf, useWhileWaiting } from './use-look.ts';

/** Files the chosen documents in the record, and tells what became of each. */
export function Integration({
  personId,
  chosen,
  onDone,
}: {
  personId: string;
  chosen: readonly DmpDocument[];
  onDone?: () => void;
}) {
  const [id, setId] = useState(newId);
  const [asked, setAsked] = useState<string>();
  const integrate = useAct(dmp.integrate, {
    refreshes: () => [topicOf(personId), `person:${personId}`],
    onDone: ({ asked: waiting }) => {
      setAsked(waiting > 0 ? id : undefined);
      setId(newId());
      onDone?.();
    },
  });
  const progress = useAsk(
    dmp.integration,
    { params: { personId, askId: asked ?? id } },
    { enabled: asked !== undefined, topics: [topicOf(personId)] },
  );
  useWhileWaiting(asked !== undefined && progress.data?.state !== 'done', progress.refetch);
  const filed = progress.data?.results.filter(({ documentId }) => documentId !== null) ?? [];
  const failed = progress.data?.results.filter(({ problem }) => problem !== null) ?? [];
  return (
    <div className={styles['filing']}>
      {chosen.length > 0 && (
        <Button
          kind="first"
          busy={integrate.busy}
          onClick={() =>
            integrate.run({ params: { personId }, body: { id, uniqueIds: chosen.map(({ uniqueId }) => uniqueId) } })
          }
        >
          {chosen.length === 1 ? 'Classer dans le dossier' : `Classer ces ${chosen.length} documents dans le dossier`}
        </Button>
      )}
      {integrate.error !== null && <ProblemMessage error={integrate.error} />}
      <div role="status">
        {asked !== undefined && progress.data?.state === 'waiting' && <p>Classement en cours…</p>}
        {progress.data?.state === 'failed' && <p className={styles['problem']}>{progress.data.problem}</p>}
        {integrate.answer !== undefined && integrate.answer.alreadyHeld.length > 0 && (
          <p>Déjà dans le dossier&nbsp;: rien n’a été téléchargé une deuxième fois.</p>
        )}
        {filed.length > 0 && (
          <p>
            {filed.length === 1 ? 'Classé dans le dossier\u00A0: ' : `${filed.length} documents classés\u00A0: `}
            {filed.map(({ documentId, title }, index) => (
              <span key={documentId}>
                {index > 0 && ', '}
                <Link to="/personnes/$personId/documents" params={{ personId }} search={{ voir: documentId ?? '' }}>
                  {curled(title)}
                </Link>
              </span>
            ))}
          </p>
        )}
        {failed.map(({ uniqueId, title, problem }) => (
          <p key={uniqueId} className={styles['problem']}>
            «&nbsp;{curled(title)}&nbsp;» n’est pas classé. {problem}
          </p>
        ))}
      </div>
    </div>
  );
}
