import { messaging } from '@liane/server/contract/messaging';
import type { MessageView } from '@liane/server/contract/messaging';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { AlertIcon, BackIcon, CrossIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import { Addressees } from './addressees.tsx';
import { Attachments } from './attachments.tsx';
import styles from './reader.module.css';
import { FileAll } from './file-all.tsx';
import { PieceCard } from './piece-card.tsx';
import { messageBadges } from './words.ts';

export interface MessageReaderProps {
  messageId: string;
  topics: readonly string[];
  onClose: () => void;
}

/** A message read beside the list: who, what, its documents and where each may go. Opening it says it is read. */
export function MessageReader({ messageId, topics, onClose }: MessageReaderProps) {
  const asked = useAsk(messaging.message, { params: { id: messageId } }, { topics, keepPrevious: true });
  const view = asked.data;
  const mayMark = useMay('messaging.markRead');
  useMarkRead(messageId, mayMark && view?.message.unread === true);
  return (
    <article className={styles['reader']} aria-label={view?.message.subject ?? 'Message'}>
      <header>
        <Button small kind="quiet" className={styles['back']} icon={<BackIcon />} onClick={onClose}>
          Messages
        </Button>
        <button type="button" className={styles['close']} aria-label="Fermer ce message" onClick={onClose}>
          <CrossIcon />
        </button>
      </header>
      {asked.error !== null && <ProblemMessage error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isLoading && <Waiting />}
      {view !== undefined && <Reading view={view} topics={topics} />}
    </article>
  );
}

/** Once a message, whatever is drawn again. */
function useMarkRead(messageId: string, unread: boolean): void {
  const { run } = useAct(messaging.markRead, { refreshes: () => ['inbox'] });
  const said = useRef(false);
  useEffect(() => {
    if (!unread || said.current) return;
    said.current = true;
    run({ params: { id: messageId } });
  }, [messageId, unread, run]);
}

function Reading({ view, topics }: { view: MessageView; topics: readonly string[] }) {
  const { message, pieces, attachments, aside } = view;
  const pdfs = attachments.filter(({ isPdf }) => isPdf);
  return (
    <>
      <div className={styles['title']}>
        <h2>{curled(message.subject)}</h2>
        <Badge state={messageBadges[message.state]}>{message.stateInFrench}</Badge>
      </div>
      <dl className={styles['envelope']}>
        <div>
          <dt>De</dt>
          <dd>
            {spokenName(message.from)}
            {message.isCitizen ? (
              <Badge state="plain">Personne accompagnée</Badge>
            ) : (
              message.fromAddress !== '' && <small>{message.fromAddress}</small>
            )}
          </dd>
        </div>
        <div>
          <dt>À</dt>
          <dd>
            <Addressees of={view.to} />
          </dd>
        </div>
        <div>
          <dt>Reçu</dt>
          <dd>
            <FrenchDate at={message.receivedAt} />
          </dd>
        </div>
        {message.person !== null && (
          <div>
            <dt>À propos de</dt>
            <dd>
              <Link to="/personnes/$personId" params={{ personId: message.person.id }}>
                {message.person.displayName}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {aside !== null && (
        <p className={styles['aside']} role="note">
          <AlertIcon />
          <span>
            <b>Mis de côté.</b> {aside.reason}
          </span>
        </p>
      )}
      {view.cancels.length > 0 && (
        <p className={styles['aside']} role="note">
          <AlertIcon />
          <span>
            <b>L’expéditeur annule ce qui est classé ici&nbsp;:</b>{' '}
            {view.cancels.map(({ documentId, personId, title }, index) => (
              <span key={documentId}>
                {index > 0 && ', '}
                <Link to="/personnes/$personId/documents" params={{ personId }} search={{ voir: documentId }}>
                  {curled(title)}
                </Link>
              </span>
            ))}
            .
          </span>
        </p>
      )}
      <Acts view={view} />
      <FileAll pieces={pieces} topics={topics} />
      {pieces.map((piece, rank) => (
        <PieceCard
          key={piece.id}
          piece={piece}
          topics={topics}
          messageId={message.id}
          // One PDF for each CDA, in the same order (ECO.2.1.5); otherwise nobody can say which is whose.
          twin={pdfs.length === pieces.length ? (pdfs[rank]?.rank ?? null) : null}
        />
      ))}
      {view.text.trim() !== '' && <p className={styles['text']}>{view.text.trim()}</p>}
      <Attachments message={message} attachments={attachments} hasDocuments={pieces.length > 0} />
      {view.isEnd && <p className={styles['quiet']}>L’expéditeur a terminé cet échange.</p>}
      {view.readBy.length > 0 && (
        <p className={styles['quiet']}>
          Lu par{' '}
          {view.readBy.map(({ who, at }, index) => (
            <span key={`${who} ${at}`}>
              {index > 0 && ', '}
              {who} (<FrenchDate at={at} />)
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Acts({ view: { message, mayReply, notice } }: { view: MessageView }) {
  const mayWrite = useMay('messaging.write');
  const acknowledge = useAct(messaging.acknowledge, { refreshes: () => ['inbox'] });
  return (
    <>
      <div className={styles['acts']} data-print="no">
        {mayWrite && mayReply && (
          <Link to="/messagerie/ecrire" search={{ repond: message.id }} className={buttonClass({})}>
            Répondre
          </Link>
        )}
        {notice?.state === 'asked' && (
          <Button busy={acknowledge.busy} onClick={() => acknowledge.run({ params: { id: message.id } })}>
            Envoyer l’accusé de lecture
          </Button>
        )}
      </div>
      {notice !== null && <p className={styles['quiet']}>{noticeWords(notice)}</p>}
      {acknowledge.error !== null && <ProblemMessage error={acknowledge.error} />}
    </>
  );
}

function noticeWords({ state, what }: NonNullable<MessageView['notice']>): string {
  if (state === 'asked') return `${what}.`;
  if (state === 'waiting') return `${what}\u00A0: part dans un instant.`;
  return state === 'sent' ? `${what}\u00A0: envoyé.` : `${what}\u00A0: n’a pas pu partir.`;
}
