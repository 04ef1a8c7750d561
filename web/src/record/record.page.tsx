import { record } from '@liane/server/contract/record';
import { Link, Outlet } from '@tanstack/react-router';
import { ProblemError } from '../client/problems.ts';
import { useAsk } from '../client/use-ask.ts';
import { buttonClass } from '../design/button.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';
import { BreakGlassPanel } from './break-glass.panel.tsx';
import { NoteSheet } from './note.sheet.tsx';
import { RecordHeader } from './record-header.tsx';
import styles from './record.module.css';
import { RecordTabs } from './record-tabs.tsx';

/** The record of a person: what is always in sight, then the open tab. */
export function RecordPage() {
  const { personId } = personRoute.useParams();
  const opened = useAsk(record.open, { params: { personId } }, { topics: [`person:${personId}`] });
  if (outOfReach(opened.error)) return <BreakGlassPanel personId={personId} error={opened.error} />;
  return (
    <div className={styles['record']}>
      {opened.error !== null && opened.data === undefined && (
        <div className={styles['problem']}>
          {isUnknown(opened.error) ? (
            <ProblemMessage error={opened.error}>
              <p>
                <Link to="/personnes" className={buttonClass({ small: true })}>
                  Chercher une personne
                </Link>
              </p>
            </ProblemMessage>
          ) : (
            <ProblemMessage error={opened.error} onRetry={() => void opened.refetch()} />
          )}
        </div>
      )}
      {opened.isLoading && <Waiting label="Ouverture du dossier…" />}
      {opened.data !== undefined && (
        <>
          <RecordHeader header={opened.data.header} />
          <RecordTabs header={opened.data.header} />
          <Outlet />
          <NoteSheet key={personId} personId={personId} name={opened.data.header.displayName} />
        </>
      )}
    </div>
  );
}

/** Asking again would change nothing: nobody here has this address. */
const isUnknown = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'unknown-person';

/** The record exists, but not for the establishment worked in now. */
export const outOfReach = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'record-out-of-reach';
