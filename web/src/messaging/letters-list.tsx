import { messaging } from '@liane/server/contract/messaging';
import { useAsk } from '../client/use-ask.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { PencilIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LetterCard } from './letter-card.tsx';
import styles from './messaging.module.css';

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
            <LetterCard letter={letter} topics={topics} />
          </li>
        ))}
      </ul>
    </div>
  );
}
