import { Select } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { MailboxRow } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { ClockIcon, PlusIcon } from '../design/icons.tsx';
import { ConnectMineDialog } from './connect-mine.dialog.tsx';
import { inOneLine, nameOf } from './mailbox-names.ts';
import styles from './messaging.module.css';
import { waitingWords } from './words.ts';

export interface MailboxesProps {
  mailboxes: readonly MailboxRow[];
  /** Among all of them, a message held twice counted once. */
  toRead: number;
  chosenId: string | undefined;
  /** undefined: all of them. */
  onChoose: (mailboxId: string | undefined) => void;
}

/** The mailboxes one reads here, what waits in each, and what each waits for. */
export function Mailboxes({ mailboxes, toRead, chosenId, onChoose }: MailboxesProps) {
  const mayConnect = useMay('messaging.connectMine');
  const [connecting, setConnecting] = useState(false);
  return (
    <nav className={styles['boxes']} aria-label="Boîtes aux lettres">
      <Select
        className={styles['boxSelect']}
        label="Boîte aux lettres"
        allowDeselect={false}
        value={chosenId ?? ''}
        data={[
          { value: '', label: 'Toutes les boîtes' },
          ...mailboxes.map((mailbox) => ({ value: mailbox.id, label: inOneLine(mailbox) })),
        ]}
        onChange={(value) => onChoose(value || undefined)}
      />
      <ul className={styles['boxList']}>
        <li>
          <button type="button" aria-current={chosenId === undefined || undefined} onClick={() => onChoose(undefined)}>
            <span>
              <b>Toutes les boîtes</b>
            </span>
            <Unread count={toRead} />
          </button>
        </li>
        {mailboxes.map((mailbox) => (
          <li key={mailbox.id}>
            <button
              type="button"
              aria-current={chosenId === mailbox.id || undefined}
              onClick={() => onChoose(mailbox.id)}
              title={mailbox.address}
            >
              <span>
                <b>{nameOf(mailbox)}</b>
                {mailbox.kind !== 'PER' && <small>{mailbox.kindInFrench}</small>}
                <small>{mailbox.address}</small>
                {waitingWords[mailbox.waitsFor] !== null && (
                  <small className={styles['waits']}>
                    <ClockIcon size="1em" /> {waitingWords[mailbox.waitsFor]}
                  </small>
                )}
              </span>
              <Unread count={mailbox.unread} />
            </button>
          </li>
        ))}
      </ul>
      {mayConnect && !mailboxes.some(({ isMine }) => isMine) && (
        <Button small kind="quiet" icon={<PlusIcon />} onClick={() => setConnecting(true)}>
          Relier ma boîte
        </Button>
      )}
      {connecting && <ConnectMineDialog onClose={() => setConnecting(false)} />}
    </nav>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return <Badge state="todo">{count} à lire</Badge>;
}

/** Above the list, when a mailbox waits: for whom, and that nothing is lost. */
export function MailboxNotice({ mailbox }: { mailbox: MailboxRow }) {
  const fetchNow = useAct(messaging.fetchNow, { refreshes: () => ['inbox'] });
  if (mailbox.waitsFor === 'nothing') return null;
  return (
    <div className={styles['notice']} role="status" aria-label={`Boîte ${nameOf(mailbox)}`}>
      <ClockIcon />
      <div>
        <p>
          <b>{nameOf(mailbox)}</b>&nbsp;:{' '}
          {mailbox.waitsFor === 'holder'
            ? 'attend qu’un titulaire se connecte avec Pro Santé Connect. Ses messages restent chez l’opérateur, rien n’est perdu.'
            : mailbox.problem}
        </p>
        {mailbox.fetchedAt !== null && (
          <p className={styles['quiet']}>
            Relevée pour la dernière fois <FrenchDate at={mailbox.fetchedAt} />.
          </p>
        )}
        {mailbox.waitsFor === 'operator' && (
          <Button small busy={fetchNow.busy} onClick={() => fetchNow.run({ params: { id: mailbox.id } })}>
            Relever maintenant
          </Button>
        )}
      </div>
    </div>
  );
}
