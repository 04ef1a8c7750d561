import { messaging } from '@liane/server/contract/messaging';
import { useAsk } from '../client/use-ask.ts';
import { Badge } from '../design/badge.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { PencilIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './messaging.module.css';
import { letterBadges } from './words.ts';

/** What was written from here, and how far each message went. */
export function LettersList({ mailboxId, topics }: { mailboxId: string | null; topics: readonly string[] }) {
  const letters = useAsk(messaging.letters, {}, { topics });
  const shown = (letters.data ?? []).filter((letter) => mailboxId === null || letter.mailboxId === mailboxId);
  if (letters.error !== null) return <ProblemMessage error={letters.error} onRetry={() => void letters.refetch()} />;
  if (letters.isLoading) return <Waiting />;
  if (shown.length === 0)
    return (
      <EmptyState icon={<PencilIcon size={28} />} title="Aucun message envoyé.">
        Les documents que Liane envoie d’elle-même se suivent dans Échanges.
      </EmptyState>
    );
  return (
    <div className={styles['list']} role="region" aria-label="Messages envoyés">
      <ul>
        {shown.map((letter) => (
          <li key={letter.id}>
            <details className={styles['letter']}>
              <summary>
                <span className={styles['who']}>
                  <span>{letter.to.join(', ')}</span>
                  <small>
                    <FrenchDate at={letter.writtenAt} />
                  </small>
                </span>
                <span className={styles['subject']}>{letter.subject}</span>
                <span className={styles['about']}>
                  <Badge state={letterBadges[letter.state]}>{letter.stateInFrench}</Badge>
                  <small>{letter.by}</small>
                </span>
              </summary>
              <p className={styles['text']}>{letter.text}</p>
              <p className={styles['quiet']}>
                Depuis {letter.from}
                {letter.endOfExchange && ' · fin de l’échange'}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
