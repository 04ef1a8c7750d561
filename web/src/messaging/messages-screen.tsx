import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { messaging } from '@liane/server/contract/messaging';
import type { MailboxRow } from '@liane/server/contract/messaging';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { MailIcon, PencilIcon, SearchIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LettersList } from './letters-list.tsx';
import { MailboxNotice, Mailboxes } from './mailboxes.tsx';
import { MessageList } from './message-list.tsx';
import { MessageReader } from './message-reader.tsx';
import chips from '../design/chips.module.css';
import styles from './messaging.module.css';
import { useFetchMine } from './use-fetch-mine.ts';
import { lists, listWords, type List, type Place } from './place.ts';

export interface MessagesScreenProps {
  title: string;
  /** Only the messages of this unit. */
  unitId: string | null;
  place: Place;
  onGo: (next: Place) => void;
  /** The list that opens first. */
  first: List;
}

/** The mailbox one looks at; among all of them, the first that an operator keeps closed. The list says the rest. */
const toTell = (mailboxes: readonly MailboxRow[], chosen: MailboxRow | undefined): MailboxRow[] =>
  chosen === undefined ? mailboxes.filter(({ waitsFor }) => waitsFor === 'operator').slice(0, 1) : [chosen];

/** Mailboxes, the list, and the message read beside it. */
export function MessagesScreen({ title, unitId, place, onGo, first }: MessagesScreenProps) {
  const { practice } = useSession();
  const mayWrite = useMay('messaging.write');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const topics = [`messages:${practice?.establishmentId ?? ''}`, 'inbox'];
  const boxes = useAsk(messaging.mailboxes, {}, { topics });
  const mailboxes = boxes.data?.mailboxes ?? [];
  useFetchMine(mailboxes);
  const shown: List = place.liste ?? first;
  const chosen = mailboxes.find(({ id }) => id === place.boite);
  const without = ({ message: _message, ...rest }: Place): Place => rest;
  const reading = place.message !== undefined && shown !== 'envoyes';
  return (
    <Page
      title={title}
      width="wide"
      actions={
        mayWrite &&
        mailboxes.some((mailbox) => mailbox.mayWrite) && (
          <Link to="/messagerie/ecrire" className={buttonClass({ kind: 'first' })}>
            <PencilIcon />
            Écrire un message
          </Link>
        )
      }
    >
      {boxes.error !== null && <ProblemMessage error={boxes.error} onRetry={() => void boxes.refetch()} />}
      {boxes.isLoading && <Waiting />}
      {boxes.data !== undefined && !boxes.data.configured && (
        <EmptyState icon={<MailIcon size={28} />} title="Liane n’est pas reliée à MSSanté.">
          Votre administrateur peut y relier l’établissement&nbsp;; les messages arriveront ici.
        </EmptyState>
      )}
      {boxes.data?.configured === true && (
        <div className={styles['layout']} data-reading={reading || undefined}>
          <Mailboxes
            mailboxes={mailboxes}
            toRead={boxes.data.toRead}
            chosenId={chosen?.id}
            onChoose={(boite) => onGo({ ...(place.liste && { liste: place.liste }), ...(boite && { boite }) })}
          />
          <div className={styles['middle']}>
            <div className={chips['chips']} role="group" aria-label="Quels messages">
              {lists.map((list) => (
                <button
                  key={list}
                  type="button"
                  aria-pressed={shown === list}
                  onClick={() => onGo({ ...without(place), liste: list })}
                >
                  {listWords[list]}
                </button>
              ))}
            </div>
            {toTell(mailboxes, chosen).map((mailbox) => (
              <MailboxNotice key={mailbox.id} mailbox={mailbox} />
            ))}
            {shown === 'envoyes' ? (
              <LettersList mailboxId={chosen?.id ?? null} topics={topics} />
            ) : (
              <>
                <TextInput
                  aria-label="Chercher un message"
                  placeholder="Expéditeur, objet…"
                  leftSection={<SearchIcon />}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
                <MessageList
                  key={`${shown} ${chosen?.id ?? ''} ${text}`}
                  asked={{ mailboxId: chosen?.id ?? null, unitId, list: shown, text }}
                  topics={topics}
                  openId={place.message}
                  onOpen={(message) => onGo({ ...place, message })}
                />
              </>
            )}
          </div>
          {shown !== 'envoyes' &&
            (place.message === undefined ? (
              <p className={styles['choose']}>Choisissez un message pour le lire ici.</p>
            ) : (
              <MessageReader
                key={place.message}
                messageId={place.message}
                topics={topics}
                onClose={() => onGo(without(place))}
              />
            ))}
        </div>
      )}
    </Page>
  );
}
