import { SegmentedControl } from '@mantine/core';
import { dmp } from '@liane/server/contract/dmp';
import type { DmpDocument, DmpReading } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { CrossIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import documents from '../documents/documents.module.css';
import { ChangeDialog } from './change.dialog.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import styles from './dmp.module.css';
import { Marks } from './document-row.tsx';
import { Integration } from './integration.tsx';
import { ReadPdf } from './read-pdf.tsx';
import { topicOf, useWhileWaiting } from './use-look.ts';
import { changeWords, sizeWords } from './words.ts';
import type { ChangeKind } from './words.ts';
import { DocumentWords } from '../documents/document-words.tsx';

/** A document of the DMP read beside the list; held here for half an hour, unless it is filed. */
export function DmpReader({
  personId,
  document,
  onClose,
}: {
  personId: string;
  document: DmpDocument;
  onClose: () => void;
}) {
  const { uniqueId, author, institution, size } = document;
  const title = curled(document.title);
  const { reading, error, retry } = useReading(personId, uniqueId);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // The list gives its place to the document on a narrow screen.
    if (matchMedia('(max-width: 74.99em)').matches) article.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <article ref={article} className={`${documents['reader']} ${styles['reader']}`} aria-label={title}>
      <header>
        <div>
          <h3>{title}</h3>
          <Marks document={document} />
        </div>
        <button type="button" className={documents['close']} aria-label="Fermer ce document" onClick={onClose}>
          <CrossIcon />
        </button>
      </header>
      <p className={styles['quiet']}>
        DMP · {[spokenName(author), institution].filter((part) => part !== '').join(', ')} ·{' '}
        <FrenchDate at={document.at} />
        {size !== null && ` · ${sizeWords(size)}`}
      </p>
      <Acts personId={personId} document={document} onGone={onClose} />
      {error !== null && <ProblemMessage error={error} onRetry={retry} />}
      {error === null && (reading === undefined || reading.state === 'waiting') && (
        <p role="status">Le document est demandé au DMP… le dossier reste utilisable.</p>
      )}
      {reading?.state === 'failed' && (
        <div role="alert" className={styles['problem']}>
          <p>{reading.problem?.message}</p>
          {reading.problem?.worthRetrying === true && (
            <Button small onClick={retry}>
              Réessayer
            </Button>
          )}
        </div>
      )}
      {reading?.state === 'forgotten' && (
        <div className={styles['obstacle']}>
          <p>Ce document n’est plus gardé ici.</p>
          <Button small onClick={retry}>
            Le relire dans le DMP
          </Button>
        </div>
      )}
      {reading?.state === 'ready' && <ReadContent personId={personId} reading={reading} />}
    </article>
  );
}

/** Asks for the document on opening, then waits beside. */
function useReading(personId: string, uniqueId: string) {
  const [askId, setAskId] = useState(newId);
  const begun = useRef('');
  const read = useAct(dmp.read);
  const reading = useAsk(
    dmp.reading,
    { params: { personId, askId } },
    { enabled: read.answer !== undefined, topics: [topicOf(personId)], keepPrevious: true },
  );
  useEffect(() => {
    if (begun.current === askId) return;
    begun.current = askId;
    read.run({ params: { personId }, body: { id: askId, uniqueId } });
  }, [askId, personId, uniqueId, read]);
  const latest = reading.data ?? read.answer;
  useWhileWaiting(latest?.state === 'waiting', reading.refetch);
  return {
    reading: latest,
    error: read.error ?? reading.error,
    retry: () => {
      read.reset();
      setAskId(newId());
    },
  };
}

function ReadContent({ personId, reading }: { personId: string; reading: DmpReading }) {
  const { uniqueId, header, sections, hasPdf, unreadable, differs, until, title } = reading;
  const [form, setForm] = useState<'words' | 'pdf'>('words');
  const asPdf = hasPdf && (form === 'pdf' || sections.length === 0);
  return (
    <>
      {differs.length > 0 && (
        <p className={styles['problem']}>
          Ce document ne parle peut-être pas de la même personne&nbsp;:{' '}
          {differs.map(({ trait, theirs }) => `${trait}\u00A0: ${theirs}`).join('\u00A0; ')}.
        </p>
      )}
      {unreadable.length > 0 && (
        <p className={documents['note']}>Une partie n’a pas pu être lue&nbsp;: {unreadable.join(' ')}</p>
      )}
      {hasPdf && sections.length > 0 && (
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
        <ReadPdf personId={personId} uniqueId={uniqueId} title={title} />
      ) : (
        <DocumentWords header={header} sections={sections} />
      )}
      {until !== null && (
        <p className={styles['quiet']}>
          Gardé ici jusqu’à <FrenchDate at={until} />, puis oublié s’il n’est pas classé.
        </p>
      )}
    </>
  );
}

function Acts({
  personId,
  document,
  onGone,
}: {
  personId: string;
  document: DmpDocument;
  /** It left the list of who reads it. */
  onGone: () => void;
}) {
  const { uniqueId, heldAs, bookmarked, changes } = document;
  const mayIntegrate = useMay('dmp.integrate');
  const mayBookmark = useMay('dmp.bookmark');
  const [changing, setChanging] = useState<ChangeKind>();
  const mark = useAct(dmp.bookmark, { refreshes: () => [topicOf(personId)] });
  return (
    <>
      <div className={styles['acts']} data-print="no">
        {heldAs !== null && (
          <Link
            to="/personnes/$personId/documents"
            params={{ personId }}
            search={{ voir: heldAs }}
            className={buttonClass({ small: true })}
          >
            Ouvrir dans le dossier
          </Link>
        )}
        {mayBookmark && (
          <Button
            small
            busy={mark.busy}
            onClick={() => mark.run({ params: { personId }, body: { uniqueId, kept: !bookmarked } })}
          >
            {bookmarked ? 'Retirer la marque' : 'Marquer'}
          </Button>
        )}
        {changes.map((kind) => (
          <Button
            key={kind}
            small
            kind={changeWords[kind].grave ? 'grave' : 'second'}
            onClick={() => setChanging(kind)}
          >
            {changeWords[kind].verb}
          </Button>
        ))}
      </div>
      {mark.error !== null && <ProblemMessage error={mark.error} />}
      {mayIntegrate && heldAs === null && <Integration personId={personId} chosen={[document]} />}
      {changing !== undefined && (
        <ChangeDialog
          personId={personId}
          document={document}
          kind={changing}
          onClose={(isDone) => {
            setChanging(undefined);
            if (isDone && changeWords[changing].grave) onGone();
          }}
        />
      )}
    </>
  );
}
