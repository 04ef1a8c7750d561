import { exchanges } from '@liane/server/contract/exchanges';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { curled } from '../facts/spoken.ts';
import styles from './exchanges.module.css';
import { SendingActs } from './sending-acts.tsx';
import { isUnderWay, stateBadges, towards } from './words.ts';
import type { Sending } from './words.ts';

export interface SendingLineProps {
  sending: Sending;
  saidAbove: boolean;
  /** Its document is named above it: only to whom is told. */
  named?: boolean;
}

/** One line: what, of whom, to whom, since when, its state, what was said and what to do. */
export function SendingLine({ sending, saidAbove, named = false }: SendingLineProps) {
  const [told, setTold] = useState(false);
  const underWay = isUnderWay(sending, useNow(sending.mayRecall ? 1000 : 30_000));
  const to = towards(sending);
  return (
    <li className={styles['line']} data-state={sending.state}>
      {named ? (
        <p>{to.charAt(0).toLocaleUpperCase('fr') + to.slice(1)}</p>
      ) : (
        <div>
          <SentDocument sending={sending} to={to} />
        </div>
      )}
      <div>
        <p className={styles['state']}>
          <Badge state={stateBadges[sending.state]}>{underWay ? 'Envoi en cours' : sending.stateInFrench}</Badge>
          {!underWay && <When sending={sending} />}
        </p>
        {sending.said !== null && !saidAbove && <p>{sending.said}</p>}
        {sending.todo !== null && <p className={styles['quiet']}>{sending.todo}</p>}
      </div>
      <div className={styles['lineActs']}>
        <SendingActs sending={sending} />
        <Button
          small
          kind="quiet"
          aria-expanded={told}
          aria-label={`Historique\u00A0: ${sending.what} ${towards(sending)}`}
          onClick={() => setTold(!told)}
        >
          Historique
        </Button>
      </div>
      {told && <History id={sending.id} />}
    </li>
  );
}

/** What leaves, of whom, when and by whom it was decided. */
export function SentDocument({ sending, to }: { sending: Sending; to?: string }) {
  const { personId, documentId } = sending;
  return (
    <>
      <p className={styles['what']}>
        {documentId === null ? (
          <b>{curled(sending.what)}</b>
        ) : (
          <Link to="/personnes/$personId/documents" params={{ personId }} search={{ voir: documentId }}>
            {curled(sending.what)}
          </Link>
        )}
        {(sending.kind === 'replacement' || sending.kind === 'deletion') && (
          <Badge state="plain">{sending.kindInFrench}</Badge>
        )}
      </p>
      <p className={styles['quiet']}>
        <Link to="/personnes/$personId" params={{ personId }}>
          {sending.personName}
        </Link>
        {to !== undefined && ` · ${to}`} · <FrenchDate at={sending.plannedAt} /> par {sending.by}
      </p>
    </>
  );
}

function When({ sending: { state, dueAt, nextAt, settledAt, attempts } }: { sending: Sending }) {
  if (settledAt !== null)
    return (
      <span className={styles['quiet']}>
        <FrenchDate at={settledAt} />
      </span>
    );
  const at = nextAt ?? dueAt;
  return (
    <span className={styles['quiet']}>
      {attempts > 0 && `${attempts} essai${attempts > 1 ? 's' : ''} · `}
      {state === 'waiting' && (
        <>
          {attempts > 0 ? 'nouvel essai' : 'départ'} <FrenchDate at={at} />
        </>
      )}
    </span>
  );
}

function History({ id }: { id: string }) {
  const events = useAsk(exchanges.history, { params: { id } }, { topics: ['exchanges'] });
  return (
    <div className={styles['history']}>
      {events.error !== null && <ProblemMessage error={events.error} onRetry={() => void events.refetch()} />}
      {events.isLoading && <Waiting />}
      <ol>
        {events.data?.map(({ at, stateInFrench, said, by }) => (
          <li key={`${at} ${stateInFrench} ${said ?? ''}`}>
            <b>{stateInFrench}</b>, <FrenchDate at={at} />
            {by !== null && ` par ${by}`}
            {said !== null && <small>{said}</small>}
          </li>
        ))}
      </ol>
    </div>
  );
}
