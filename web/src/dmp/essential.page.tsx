import { dmp } from '@liane/server/contract/dmp';
import type { Bundle, BundlePiece } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { CivilDate, FrenchDate } from '../design/french-date.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { Narrative } from '../documents/narrative.tsx';
import { personRoute } from '../frame/parents.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import styles from './dmp.module.css';
import { ReadPdf } from './read-pdf.tsx';
import { topicOf, useWhileWaiting } from './use-look.ts';

/** The priority documents of the DMP on one page (story D5): shown from what was prepared, gathered at once otherwise. */
export function EssentialPage() {
  const { personId } = personRoute.useParams();
  const bundle = useAsk(dmp.bundle, { params: { personId } }, { topics: [topicOf(personId)] });
  const gather = useAct(dmp.gather, { refreshes: () => [topicOf(personId)] });
  const start = (): void => gather.run({ params: { personId }, body: { id: newId() } });
  useOnceEmpty(personId, bundle.data, start);
  useWhileWaiting(bundle.data?.state === 'gathering', bundle.refetch);
  return (
    <Page
      title="L’essentiel du DMP"
      width="wide"
      lead="VSM, liaison d’urgence, dernière ordonnance, dernière lettre de sortie, dernière biologie, allergies et antécédents."
      actions={
        <>
          <Link to="/personnes/$personId/dmp" params={{ personId }} className={buttonClass({})}>
            Tout le DMP
          </Link>
          {bundle.data?.obstacle === null && (
            <Button kind="first" busy={gather.busy || bundle.data.state === 'gathering'} onClick={start}>
              Rassembler de nouveau
            </Button>
          )}
        </>
      }
    >
      {bundle.error !== null && <ProblemMessage error={bundle.error} onRetry={() => void bundle.refetch()} />}
      {gather.error !== null && <ProblemMessage error={gather.error} />}
      {bundle.isLoading && <Waiting />}
      {bundle.data !== undefined && (
        <>
          <Age bundle={bundle.data} />
          <div className={styles['pieces']}>
            {bundle.data.pieces.map((piece) => (
              <Piece key={piece.slot} personId={personId} piece={piece} />
            ))}
          </div>
        </>
      )}
    </Page>
  );
}

/** Opening the page is the act: what is not there is gathered, once. */
function useOnceEmpty(personId: string, bundle: Bundle | undefined, start: () => void): void {
  const begun = useRef('');
  const empty = bundle?.state === 'none' && bundle.obstacle === null;
  useEffect(() => {
    if (!empty || begun.current === personId) return;
    begun.current = personId;
    start();
  }, [empty, personId, start]);
}

function Age({ bundle }: { bundle: Bundle }) {
  const { state, gatheredAt, until, prepared, outdated, problem, obstacle } = bundle;
  return (
    <div className={styles['age']}>
      <p role="status">
        {state === 'gathering' && 'Les documents sont rassemblés, tous à la fois… '}
        {gatheredAt !== null && (
          <>
            {prepared ? 'Préparé' : 'Rassemblé'} <FrenchDate at={gatheredAt} />
            {until !== null && (
              <>
                , gardé jusqu’à <FrenchDate at={until} />
              </>
            )}
            .
          </>
        )}
      </p>
      {outdated && state === 'ready' && (
        <p className={styles['obstacle']} role="status">
          Le DMP a changé depuis&nbsp;: rassemblez de nouveau.
        </p>
      )}
      {problem !== null && <p className={styles['problem']}>{problem.message}</p>}
      {obstacle !== null && <p className={styles['obstacle']}>{obstacle}</p>}
    </div>
  );
}

function Piece({ personId, piece }: { personId: string; piece: BundlePiece }) {
  const { found, missing, slotInFrench } = piece;
  const [pdf, setPdf] = useState(false);
  return (
    <Panel
      title={slotInFrench}
      aside={
        found === null ? (
          <Badge state="late">Manque</Badge>
        ) : found.old ? (
          <Badge state="late">Ancien</Badge>
        ) : (
          <CheckIcon title="Trouvé" />
        )
      }
    >
      {found === null ? (
        <p className={styles['missing']}>{missing}</p>
      ) : (
        <div className={styles['piece']}>
          <p className={styles['quiet']}>
            {curled(found.title)} · <CivilDate date={found.at.slice(0, 10)} /> · {spokenName(found.author)}
          </p>
          {found.problem !== null && <p className={styles['problem']}>{found.problem}</p>}
          {found.sections.length > 0 && (
            <div className={styles['narrative']} role="group" aria-label={`Texte\u00A0: ${slotInFrench}`}>
              <Narrative sections={found.sections} />
            </div>
          )}
          {found.hasPdf &&
            (pdf ? (
              <ReadPdf personId={personId} uniqueId={found.uniqueId} title={curled(found.title)} />
            ) : (
              <p>
                <Button small onClick={() => setPdf(true)}>
                  Lire le PDF
                </Button>
              </p>
            ))}
        </div>
      )}
    </Panel>
  );
}
