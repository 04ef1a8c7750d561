import { documents } from '@liane/server/contract/documents';
import { exchanges } from '@liane/server/contract/exchanges';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useSession } from '../client/use-session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { modelsFor } from '../documents/words.ts';
import { AbandonDialog } from './abandon.dialog.tsx';
import styles from './exchanges.module.css';
import { Recall } from './recall.tsx';
import { settlingPlaces, towards } from './words.ts';
import type { Sending } from './words.ts';

/** What may be done of one sending now. Each button says to whom, for those who do not see the line. */
export function SendingActs({ sending }: { sending: Sending }) {
  const [abandoning, setAbandoning] = useState(false);
  const refreshes = () => ['exchanges', `person:${sending.personId}`];
  const retry = useAct(exchanges.retry, { refreshes });
  const which = `${sending.what} ${towards(sending)}`;
  const settled = settlingPlaces[sending.because ?? ''];
  const isPending = sending.state === 'held' || sending.state === 'waiting';
  return (
    <>
      <div className={styles['acts']} data-print="no">
        {sending.mayRecall && <Recall sending={sending} />}
        {isPending && settled !== undefined && (
          <Link
            to={`/personnes/$personId${settled.to}`}
            params={{ personId: sending.personId }}
            className={buttonClass({ small: true })}
            aria-label={`${settled.words}\u00A0: ${sending.personName}`}
          >
            {settled.words}
          </Link>
        )}
        {sending.mayRetry && (
          <Button
            small
            busy={retry.busy}
            aria-label={`Réessayer\u00A0: ${which}`}
            onClick={() => retry.run({ params: { id: sending.id } })}
          >
            Réessayer
          </Button>
        )}
        <Replace sending={sending} />
        {sending.mayAbandon && !sending.mayRecall && (
          <Button small kind="quiet" aria-label={`Abandonner\u00A0: ${which}`} onClick={() => setAbandoning(true)}>
            Abandonner
          </Button>
        )}
      </div>
      {retry.error !== null && <ProblemMessage error={retry.error} />}
      {abandoning && <AbandonDialog sending={sending} onClose={() => setAbandoning(false)} />}
    </>
  );
}

/** Begins the version that replaces the document refused. */
function Replace({ sending }: { sending: Sending }) {
  const navigate = useNavigate();
  const offered = modelsFor(useSession());
  const [id] = useState(newId);
  const { personId, documentId } = sending;
  const begin = useAct(documents.begin, {
    refreshes: () => [`person:${personId}`],
    onDone: ({ document }) =>
      navigate({ to: '/personnes/$personId/documents/$documentId', params: { personId, documentId: document.id } }),
  });
  const model = offered.find((each) => each.model === sending.replaceableAs)?.model;
  if (documentId === null || model === undefined) return null;
  return (
    <>
      <Button
        small
        busy={begin.busy}
        aria-label={`Remplacer\u00A0: ${sending.what}`}
        onClick={() => begin.run({ params: { personId }, body: { id, model, replacesId: documentId } })}
      >
        Remplacer le document
      </Button>
      {begin.error !== null && <ProblemMessage error={begin.error} />}
    </>
  );
}
