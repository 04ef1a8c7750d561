import { Textarea } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { problemOf } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { KeyIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import styles from './record.module.css';

const leastWords = 10;

/** A record out of reach: what can be done about it, and that it will be read afterwards. */
export function BreakGlassPanel({ personId, error }: { personId: string; error: unknown }) {
  const may = useMay('access.breakGlass');
  const draft = useDraft('access.break-glass', personId, { reason: '' });
  const [id] = useState(newId);
  const reason = draft.value.reason.trim();
  const open = useAct(access.breakGlass, { refreshes: () => [`person:${personId}`], onDone: () => draft.discard() });
  return (
    <Page title="Dossier hors de votre portée" width="reading">
      <p>{problemOf(error).message}</p>
      {may ? (
        <Panel
          title={
            <span className={styles['glass']}>
              <KeyIcon /> Ouvrir en urgence
            </span>
          }
        >
          <form
            className={form['form']}
            onSubmit={(event) => {
              event.preventDefault();
              open.run({ params: { personId }, body: { id, reason } });
            }}
          >
            <p>
              Si vous soignez cette personne maintenant, vous pouvez ouvrir son dossier pour <b>quatre heures</b>. Votre
              nom, l’heure et votre raison seront gardés, et cet accès sera <b>relu par un responsable</b>.
            </p>
            <Textarea
              label="Pourquoi maintenant"
              description="Une phrase&nbsp;: la situation, et ce que vous devez savoir"
              withAsterisk
              autosize
              minRows={3}
              placeholder="Malaise de Mme Dubois lors d’une visite&nbsp;; je dois connaître ses traitements."
              value={draft.value.reason}
              onChange={(event) => draft.set({ reason: event.currentTarget.value })}
            />
            {open.error !== null && <ProblemMessage error={open.error} />}
            <div className={form['actions']}>
              <div className={form['aside']}>
                {reason.length > 0 && reason.length < leastWords && (
                  <p>Encore quelques mots&nbsp;: ils seront relus.</p>
                )}
                <DraftNotice draft={draft} />
              </div>
              <Button type="submit" kind="grave" busy={open.busy} disabled={reason.length < leastWords}>
                Ouvrir ce dossier en urgence
              </Button>
            </div>
          </form>
        </Panel>
      ) : (
        <p>
          Votre rôle ne permet pas l’accès d’urgence. Demandez à une infirmière, à un médecin ou à votre encadrement
          d’ouvrir ce dossier.
        </p>
      )}
    </Page>
  );
}
