import { record } from '@liane/server/contract/record';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { useSession } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import { CheckIcon, ChevronIcon, DoorIcon, HistoryIcon } from '../design/icons.tsx';
import { Initials } from '../design/initials.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { ArrivalsPanel } from '../dmp/arrivals.panel.tsx';
import { NewDocumentsPanel } from '../dmp/new-documents.panel.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './my-day.module.css';

/** What happened, what is to be done, who comes and goes. */
export function MyDayPage() {
  const { account, practice } = useSession();
  const day = useAsk(
    record.myDay,
    {},
    {
      topics: [
        'inbox',
        'people',
        'identities',
        `inbox:${account?.id ?? ''}`,
        `establishment:${practice?.establishmentId ?? ''}`,
      ],
    },
  );
  const now = useNow();
  const greeting = now.getHours() < 18 ? 'Bonjour' : 'Bonsoir';
  const firstName = account?.displayName.split(' ')[0] ?? '';
  return (
    <Page
      title="Ma journée"
      lead={
        day.data === undefined ? (
          `${greeting} ${firstName}.`
        ) : (
          <>
            {greeting} {firstName}. Ce que vos collègues ont noté depuis <FrenchDate at={day.data.since} />.
          </>
        )
      }
      width="wide"
    >
      {day.error !== null && <ProblemMessage error={day.error} onRetry={() => void day.refetch()} />}
      {day.isLoading && <Waiting />}
      {day.data !== undefined && (
        <div className={styles['columns']}>
          <Panel
            title={`Ces ${hoursBetween(day.data.since, now)} dernières heures`}
            aside={<Count of={day.data.writtenByOthers.length} words="personne" />}
          >
            <News people={day.data.writtenByOthers} />
          </Panel>
          <Panel title="À faire" aside={<Count of={day.data.todo.length} words="chose" />}>
            <ToDo things={day.data.todo} />
          </Panel>
          <div className={styles['stack']}>
            <Panel title="Mouvements">
              <Movements movements={day.data.movements} />
            </Panel>
            <ArrivalsPanel />
            <NewDocumentsPanel />
          </div>
        </div>
      )}
    </Page>
  );
}

const hoursBetween = (since: string, now: Date): number => Math.round((now.getTime() - Date.parse(since)) / 3_600_000);

type Day = NonNullable<ReturnType<typeof useAsk<typeof record.myDay>>['data']>;

function Count({ of, words }: { of: number; words: string }) {
  if (of === 0) return null;
  return (
    <span className={styles['count']}>
      {of} {words}
      {of > 1 ? 's' : ''}
    </span>
  );
}

function News({ people }: { people: Day['writtenByOthers'] }) {
  if (people.length === 0) {
    return (
      <EmptyState icon={<HistoryIcon size={28} />} title="Rien de nouveau.">
        Ce que vos collègues noteront apparaîtra ici, sans recharger la page.
      </EmptyState>
    );
  }
  return (
    <ul className={styles['people']}>
      {people.map(({ personId, displayName, lines }) => (
        <li key={personId}>
          <Link to="/personnes/$personId" params={{ personId }} className={styles['person']}>
            <Initials name={displayName} />
            <b>{displayName}</b>
          </Link>
          <ul className={styles['lines']}>
            {lines.map((line) => (
              <li key={line.factId}>
                <p>
                  <b>{line.title}</b>
                  {line.detail !== null && ` — ${line.detail}`}
                </p>
                <p className={styles['quiet']}>
                  <FrenchDate at={line.at} /> · {line.by}
                </p>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function ToDo({ things }: { things: Day['todo'] }) {
  if (things.length === 0) return <EmptyState icon={<CheckIcon size={28} />} title="Rien ne vous attend." />;
  return (
    <ul className={styles['todo']}>
      {things.map((thing) => (
        <li key={`${thing.kind} ${thing.place} ${thing.label}`}>
          <Link to={thing.place} className={styles['thing']}>
            <span>
              <b>{thing.label}</b>
              {thing.detail !== null && <small>{thing.detail}</small>}
            </span>
            <Badge state="todo">À faire</Badge>
            <ChevronIcon />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Movements({ movements }: { movements: Day['movements'] }) {
  if (movements.length === 0) return <EmptyState icon={<DoorIcon size={28} />} title="Ni arrivée ni départ." />;
  return (
    <ul className={styles['todo']}>
      {movements.map(({ personId, displayName, what, at }) => (
        <li key={`${personId} ${at}`}>
          <Link to="/personnes/$personId" params={{ personId }} className={styles['thing']}>
            <span>
              <b>{displayName}</b>
              <small>
                {what}, <FrenchDate at={at} />
              </small>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
