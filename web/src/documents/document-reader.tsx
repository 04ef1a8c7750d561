import { SegmentedControl } from '@mantine/core';
import { documents, filePath } from '@liane/server/contract/documents';
import type { Cancelled } from '@liane/server/contract/messaging';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { fullInstant } from '../design/french-dates.ts';
import { FrenchDate } from '../design/french-date.tsx';
import { AlertIcon, CrossIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import { DocumentSendings } from '../exchanges/document-sendings.tsx';
import styles from './documents.module.css';
import { EraseDialog } from './erase.dialog.tsx';
import { FollowUpNotice } from './follow-up/follow-up-notice.tsx';
import { PdfFrame } from './pdf-frame.tsx';
import { fileWords, modelsFor, stateBadges, stateWords } from './words.ts';
import type { Row } from './words.ts';
import { DocumentWords } from './document-words.tsx';

/** A document read beside the list: its words, its PDF, its files, and what may be done of it. */
export function DocumentReader({
  personId,
  row,
  cancelled,
}: {
  personId: string;
  row: Row;
  /** Its sender said so in a message. */
  cancelled: Cancelled | undefined;
}) {
  const navigate = useNavigate();
  const [form, setForm] = useState<'words' | 'pdf'>('words');
  const readable = row.state !== 'deleted';
  const view = useAsk(
    documents.view,
    { params: { id: row.id } },
    // A kept document never changes: news of the person make nothing of it old.
    { enabled: readable, freshFor: 60_000 },
  );
  const asPdf = view.data !== undefined && view.data.hasPdf && (form === 'pdf' || view.data.sections.length === 0);
  return (
    <article className={styles['reader']} aria-label={curled(row.title)}>
      <header>
        <div>
          <h2>{curled(row.title)}</h2>
          <Badge state={stateBadges[row.state]}>{stateWords(row)}</Badge>
        </div>
        <button
          type="button"
          className={styles['close']}
          aria-label="Fermer ce document"
          onClick={() => void navigate({ to: '/personnes/$personId/documents', params: { personId } })}
        >
          <CrossIcon />
        </button>
      </header>
      {row.reissuedAt !== null && (
        <p className={styles['reissued']}>
          Réémis à l’identique avec l’INS, le {fullInstant(new Date(row.reissuedAt))}&nbsp;: les mots et leur auteur
          sont ceux de la version {row.version - 1}.
        </p>
      )}
      {cancelled !== undefined && row.state === 'received' && (
        <p className={styles['cancelled']} role="note">
          <AlertIcon />
          <span>
            <b>Annulé par l’expéditeur.</b> {spokenName(cancelled.from)} l’a écrit <FrenchDate at={cancelled.at} />,
            dans un message. Supprimez ce document s’il le faut.
          </span>
        </p>
      )}
      <Acts personId={personId} row={row} />
      <DocumentSendings personId={personId} documentId={row.id} />
      {row.origin === 'received' && <FollowUpNotice personId={personId} documentId={row.id} />}
      {view.error !== null && <ProblemMessage error={view.error} onRetry={() => void view.refetch()} />}
      {view.isLoading && <Waiting />}
      {view.data !== undefined && (
        <>
          {view.data.unreadable.length > 0 && (
            <p className={styles['note']}>
              Une partie de ce document n’a pas pu être lue&nbsp;: {view.data.unreadable.join(' ')}
            </p>
          )}
          {row.origin === 'received' && view.data.verdict.faults.length > 0 && (
            <details className={styles['note']}>
              <summary>
                Ce document reçu ne respecte pas toutes les règles nationales ({view.data.verdict.faults.length})
              </summary>
              <ul className={styles['bullets']}>
                {view.data.verdict.faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </details>
          )}
          {view.data.hasPdf && view.data.sections.length > 0 && (
            <SegmentedControl
              aria-label="Comment le lire"
              value={form}
              onChange={(value) => setForm(value === 'pdf' ? 'pdf' : 'words')}
              data={[
                { value: 'words', label: 'Lecture' },
                { value: 'pdf', label: 'PDF' },
              ]}
            />
          )}
          {asPdf ? (
            <PdfFrame documentId={row.id} title={curled(row.title)} />
          ) : (
            <DocumentWords header={view.data.header} sections={view.data.sections} />
          )}
        </>
      )}
    </article>
  );
}

function Acts({ personId, row }: { personId: string; row: Row }) {
  const session = useSession();
  const navigate = useNavigate();
  const mayErase = useMay('documents.erase');
  const [erasing, setErasing] = useState(false);
  const [id] = useState(newId);
  const model = modelsFor(session).find((candidate) => candidate.model === row.model)?.model;
  const replace = useAct(documents.begin, {
    refreshes: () => [`person:${personId}`],
    onDone: ({ document }) =>
      navigate({ to: '/personnes/$personId/documents/$documentId', params: { personId, documentId: document.id } }),
  });
  return (
    <>
      <div className={styles['acts']} data-print="no">
        {row.files.map((file) => (
          <a key={file} className={buttonClass({ small: true })} href={`${filePath(row.id, file)}?nom`} download>
            {fileWords[file]}
          </a>
        ))}
        {row.state === 'validated' && row.origin === 'ours' && model !== undefined && (
          <Button
            small
            busy={replace.busy}
            onClick={() => replace.run({ params: { personId }, body: { id, model, replacesId: row.id } })}
          >
            Remplacer
          </Button>
        )}
        {mayErase && (row.state === 'validated' || row.state === 'received') && (
          <Button small kind="grave" onClick={() => setErasing(true)}>
            Supprimer
          </Button>
        )}
      </div>
      {replace.error !== null && <ProblemMessage error={replace.error} />}
      {erasing && <EraseDialog personId={personId} row={row} onClose={() => setErasing(false)} />}
    </>
  );
}
