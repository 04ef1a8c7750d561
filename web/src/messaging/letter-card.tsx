import { messaging } from '@liane/server/contract/messaging';
import type { LetterRow } from '@liane/server/contract/messaging';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './messaging.module.css';
import { curled } from '../facts/spoken.ts';
import { Addressees } from './addressees.tsx';
import { letterBadges } from './words.ts';

/** A message written here, and how far it went; one that never left may be tried again. */
export function LetterCard({ letter, topics }: { letter: LetterRow; topics: readonly string[] }) {
  const mayRetry = useMay('messaging.retryLetter');
  const retry = useAct(messaging.retryLetter, { refreshes: () => topics });
  return (
    <details className={styles['letter']}>
      <summary>
        <span className={styles['who']}>
          <Addressees of={letter.to} />
          <small>
            <FrenchDate at={letter.writtenAt} />
          </small>
        </span>
        <span className={styles['subject']}>{curled(letter.subject)}</span>
        <span className={styles['about']}>
          <Badge state={letterBadges[letter.state]}>{letter.stateInFrench}</Badge>
          <small>{letter.by}</small>
        </span>
      </summary>
      <p className={styles['text']}>{letter.text}</p>
      <p className={styles['quiet']}>
        Depuis <Addressees of={[letter.from]} />
        {letter.endOfExchange && ' · fin de l’échange'}
      </p>
      {retry.error !== null && <ProblemMessage error={retry.error} />}
      {letter.mayRetry && mayRetry && (
        <p>
          <Button small busy={retry.busy} onClick={() => retry.run({ params: { id: letter.id } })}>
            Réessayer
          </Button>
        </p>
      )}
    </details>
  );
}
