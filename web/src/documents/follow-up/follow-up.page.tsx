import { documents } from '@liane/server/contract/documents';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../../client/use-ask.ts';
import { buttonClass } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { BackIcon, CheckIcon } from '../../design/icons.tsx';
import { Page } from '../../design/page.tsx';
import { Panel } from '../../design/panel.tsx';
import { ProblemMessage } from '../../design/problem-message.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { FollowUpRow } from './follow-up-row.tsx';
import styles from './follow-up.module.css';
import { asShownFirst, bySubject, spokenFrom } from './words.ts';

const route = getRouteApi('/frame/personnes/$personId/documents/$documentId/propositions');

/** What a return sheet or a discharge letter asks of the record, line by line: nothing changes without somebody. */
export function FollowUpPage() {
  const { personId, documentId } = route.useParams();
  // Another document is another page: its lines have an order of their own.
  return <FollowUpOf key={documentId} personId={personId} documentId={documentId} />;
}

function FollowUpOf({ personId, documentId }: { personId: string; documentId: string }) {
  const asked = useAsk(documents.followUp, { params: { id: documentId } }, { topics: [`person:${personId}`] });
  const [shown, setShown] = useState<readonly string[]>([]);
  const lines = asShownFirst(shown, asked.data?.lines ?? []);
  const unseen = lines.filter(({ key }) => !shown.includes(key));
  if (unseen.length > 0) setShown([...shown, ...unseen.map(({ key }) => key)]);
  const left = lines.filter(({ state }) => state === 'proposed').length;
  return (
    <Page
      title="Ce que ce document propose"
      {...(asked.data !== undefined && { lead: `${spokenFrom(asked.data.from)}. ${progress(left, lines.length)}` })}
      width="reading"
      actions={
        <Link
          to="/personnes/$personId/documents"
          params={{ personId }}
          search={{ voir: documentId }}
          className={buttonClass({})}
        >
          <BackIcon />
          Lire le document
        </Link>
      }
    >
      {asked.error !== null && <ProblemMessage error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isLoading && <Waiting />}
      {asked.isSuccess && lines.length === 0 && (
        <EmptyState icon={<CheckIcon size={28} />} title="Ce document ne propose aucun changement.">
          Il dit ce que le dossier dit déjà, ou ne porte ni traitement ni consigne.
        </EmptyState>
      )}
      {bySubject(lines).map(({ about, words, lines: some }) => (
        <Panel
          key={about}
          title={words}
          aside={<Left count={some.filter(({ state }) => state === 'proposed').length} />}
        >
          <ul className={styles['lines']}>
            {some.map((line) => (
              <FollowUpRow key={line.key} line={line} documentId={documentId} personId={personId} />
            ))}
          </ul>
        </Panel>
      ))}
    </Page>
  );
}

const progress = (left: number, all: number): string => {
  if (all === 0) return '';
  if (left === 0) return 'Tout est décidé.';
  return left === 1 ? 'Une ligne attend votre décision.' : `${left} lignes attendent votre décision.`;
};

function Left({ count }: { count: number }) {
  return <span className={styles['quiet']}>{count === 0 ? 'Tout est décidé' : `${count} à décider`}</span>;
}
