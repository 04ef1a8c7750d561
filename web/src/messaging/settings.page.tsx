import { Switch } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { MailboxRow } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { PlusIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { DeclareMailboxDialog } from './declare-mailbox.dialog.tsx';
import { nameOf } from './mailbox-names.ts';
import styles from './messaging.module.css';
import { waitingWords } from './words.ts';

/** `/reglages/messagerie`: what files itself, and the mailboxes of the teams. */
export function MessagingSettingsPage() {
  const mayDeclare = useMay('messaging.declareMailbox');
  const mayChange = useMay('messaging.changeSettings');
  const mayRead = useMay('messaging.mailboxes');
  const settings = useAsk(messaging.settings, {}, { topics: ['messaging-settings'] });
  const boxes = useAsk(messaging.mailboxes, {}, { topics: ['inbox'], enabled: mayRead });
  const change = useAct(messaging.changeSettings, { refreshes: () => ['messaging-settings'] });
  const [declaring, setDeclaring] = useState(false);
  return (
    <Page
      title="Messagerie MSSanté"
      width="reading"
      actions={
        mayDeclare && (
          <Button kind="first" icon={<PlusIcon />} onClick={() => setDeclaring(true)}>
            Relier la boîte d’une équipe
          </Button>
        )
      }
    >
      {settings.error !== null && <ProblemMessage error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isLoading && <Waiting />}
      {settings.data !== undefined && (
        <Panel title="Classement">
          <Switch
            label="Classer sans geste ce qui est certain"
            description="Un document dont l’INS est qualifié, avec les mêmes traits que le dossier, s’y classe dès son arrivée. Le reste attend quelqu’un."
            checked={settings.data.filesByItself}
            disabled={!mayChange || change.busy}
            onChange={(event) => change.run({ body: { filesByItself: event.currentTarget.checked } })}
          />
          {change.error !== null && <ProblemMessage error={change.error} />}
        </Panel>
      )}
      {mayRead && boxes.data !== undefined && (
        <Panel title="Boîtes de l’établissement">
          <ul className={styles['settled']}>
            {boxes.data.mailboxes
              .filter(({ isMine }) => !isMine)
              .map((mailbox) => (
                <Settled key={mailbox.id} mailbox={mailbox} />
              ))}
          </ul>
        </Panel>
      )}
      {declaring && <DeclareMailboxDialog onClose={() => setDeclaring(false)} />}
    </Page>
  );
}

function Settled({ mailbox }: { mailbox: MailboxRow }) {
  const mayClose = useMay('messaging.closeMailbox');
  const [asking, setAsking] = useState(false);
  const close = useAct(messaging.closeMailbox, { refreshes: () => ['inbox'], onDone: () => setAsking(false) });
  return (
    <li>
      <span>
        <b>{nameOf(mailbox)}</b>
        <small>
          {mailbox.address} · {mailbox.kindInFrench}
        </small>
        <small>
          {waitingWords[mailbox.waitsFor] ??
            (mailbox.fetchedAt === null ? (
              'Pas encore relevée'
            ) : (
              <>
                Relevée <FrenchDate at={mailbox.fetchedAt} />
              </>
            ))}
        </small>
      </span>
      {mayClose && mailbox.kind === 'ORG' && (
        <Button small kind="grave" onClick={() => setAsking(true)}>
          Ne plus relever
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Ne plus relever ${mailbox.address}`}
        verb="Ne plus relever"
        grave
        busy={close.busy}
        error={close.error}
        onConfirm={() => close.run({ params: { id: mailbox.id } })}
      >
        <p>Les messages déjà reçus restent lisibles. Les prochains resteront chez l’opérateur.</p>
      </ConfirmDialog>
    </li>
  );
}
