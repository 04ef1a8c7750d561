import { messaging } from '@liane/server/contract/messaging';
import type { MessageRow } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { CheckIcon, PersonIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import styles from './messaging.module.css';
import { whichOf, type List } from './place.ts';
import { messageBadges } from './words.ts';

export interface MessageListProps {
  asked: { mailboxId: string | null; unitId: string | null; list: Exclude<List, 'envoyes'>; text: string };
  topics: readonly string[];
  openId: string | undefined;
  onOpen: (messageId: string) => void;
}

/** Messages, the last first, a page at a time. */
export function MessageList({ asked, topics, openId, onOpen }: MessageListProps) {
  /** The last message of each page already shown. */
  const [ends, setEnds] = useState<readonly (string | null)[]>([null]);
  return (
    <div className={styles['list']} role="region" aria-label="Messages">
      {ends.map((after, page) => (
        <MessagePage
          key={after ?? 'first'}
          asked={asked}
          after={after}
          topics={topics}
          openId={openId}
          onOpen={onOpen}
          onMore={page === ends.length - 1 ? (last) => setEnds([...ends, last]) : undefined}
        />
      ))}
    </div>
  );
}

interface MessagePageProps extends MessageListProps {
  after: string | null;
  /** undefined when the next page is shown already. */
  onMore: ((lastId: string) => void) | undefined;
}

function MessagePage({ asked, after, topics, openId, onOpen, onMore }: MessagePageProps) {
  const { mailboxId, unitId, list, text } = asked;
  const page = useAsk(
    messaging.messages,
    { body: { mailboxId, unitId, which: whichOf[list], text, after } },
    { topics, keepPrevious: true },
  );
  const rows = page.data?.rows ?? [];
  const last = rows.at(-1);
  if (page.error !== null) return <ProblemMessage error={page.error} onRetry={() => void page.refetch()} />;
  if (page.isLoading) return <Waiting />;
  if (rows.length === 0 && after === null) return <Nothing list={list} searching={text !== ''} />;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} open={row.id === openId} onOpen={() => onOpen(row.id)} />
          </li>
        ))}
      </ul>
      {page.data?.more === true && last !== undefined && onMore !== undefined && (
        <Button kind="quiet" onClick={() => onMore(last.id)}>
          Voir les messages plus anciens
        </Button>
      )}
    </>
  );
}

function Row({ row, open, onOpen }: { row: MessageRow; open: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      className={styles['row']}
      data-unread={row.unread || undefined}
      aria-current={open || undefined}
      onClick={onOpen}
    >
      <span className={styles['who']}>
        <span>
          {row.isCitizen && <PersonIcon size="1em" title="Une personne accompagnée" />} {spokenName(row.from)}
        </span>
        <small>
          <FrenchDate at={row.receivedAt} />
        </small>
      </span>
      <span className={styles['subject']}>{curled(row.subject)}</span>
      <span className={styles['about']}>
        <Badge state={messageBadges[row.state]}>{row.stateInFrench}</Badge>
        <small>
          {[row.person?.displayName, row.unitName, row.attachments > 0 && joinedPieces(row.attachments)]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </button>
  );
}

const joinedPieces = (count: number): string => `${count} pièce${count > 1 ? 's' : ''} jointe${count > 1 ? 's' : ''}`;

const nothing: Record<Exclude<List, 'envoyes'>, [title: string, next: string]> = {
  tous: ['Aucun message.', 'Ceux que vos correspondants écriront arriveront ici, sans recharger la page.'],
  'a-lire': ['Tout est lu.', 'Les prochains messages arriveront ici, sans recharger la page.'],
  'a-classer': ['Rien à classer.', 'Un document reçu dont la personne est sûre se classe en un geste.'],
  'mis-de-cote': ['Rien n’est mis de côté.', 'Ce qui ne peut pas être lu ou classé attend ici, avec sa raison.'],
};

function Nothing({ list, searching }: { list: Exclude<List, 'envoyes'>; searching: boolean }) {
  if (searching) return <EmptyState title="Aucun message ne répond à cette recherche." />;
  const [title, next] = nothing[list];
  return (
    <EmptyState icon={<CheckIcon size={28} />} title={title}>
      {next}
    </EmptyState>
  );
}
