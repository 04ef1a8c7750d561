import { Checkbox, TextInput } from '@mantine/core';
import { documents } from '@liane/server/contract/documents';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { isChangedMeanwhile } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { SavedAt } from '../design/saved-at.tsx';
import { Waiting } from '../design/waiting.tsx';
import { SendingChoicePanel } from '../exchanges/sending-choice.panel.tsx';
import { spoken } from '../facts/spoken.ts';
import { BothWindows } from './both-windows.tsx';
import { DraftSections } from './draft-sections.tsx';
import { isBlocked, onTopOf } from './edits.ts';
import type { Draft, Edits } from './edits.ts';
import styles from './draft.module.css';
import { PdfDialog } from './pdf-frame.tsx';
import { useDocumentDraft } from './use-document-draft.ts';
import type { DraftHandle } from './use-document-draft.ts';
import { WarningsList } from './warnings-list.tsx';

const route = getRouteApi('/frame/personnes/$personId/documents/$documentId');

/** The editor of a draft: the record's lines at the left, what is missing, for whom, and « Valider » at the right. */
export function DraftPage() {
  const { personId, documentId } = route.useParams();
  const [ending, setEnding] = useState(false);
  const handle = useDocumentDraft(documentId, personId, !ending);
  const { draft, error } = handle;
  return (
    <Page
      title={draft?.document.typeInFrench ?? 'Document'}
      width="wide"
      actions={<SavedAt kept={handle.kept} draft={false} />}
    >
      {error !== null && <ProblemMessage error={error} onRetry={() => void handle.flush().catch(() => undefined)} />}
      {draft === undefined && error === null && <Waiting label="Reprise du dossier…" />}
      {draft !== undefined && (
        <Editor key={documentId} personId={personId} draft={draft} handle={handle} onEnding={setEnding} />
      )}
    </Page>
  );
}

interface EditorProps {
  personId: string;
  draft: Draft;
  handle: DraftHandle;
  /** True while the draft is being validated or abandoned: nothing more is saved, nor asked, of what no longer exists. */
  onEnding: (ending: boolean) => void;
}

function Editor({ personId, draft, handle, onEnding }: EditorProps) {
  const merged = (patch: Partial<Edits>): void => handle.edit(onTopOf(draft, patch));
  return (
    <div className={styles['layout']}>
      <div className={styles['sections']}>
        <BothWindows handle={handle} />
        <TextInput
          label="Titre du document"
          value={draft.document.title}
          onChange={(event) => merged({ title: event.currentTarget.value })}
        />
        <DraftSections personId={personId} sections={draft.sections} onEdit={merged} />
      </div>
      <div className={styles['aside']}>
        <Panel title="À vérifier">
          <WarningsList warnings={draft.warnings} />
        </Panel>
        {draft.recipients.length > 0 && (
          <Panel title="Destinataires inscrits">
            <div className={styles['recipients']}>
              {draft.recipients.map(({ key, name, detail, kept }) => (
                <Checkbox
                  key={key}
                  label={name}
                  description={spoken(detail)}
                  checked={kept}
                  onChange={(event) => merged({ recipients: { [key]: event.currentTarget.checked } })}
                />
              ))}
            </div>
          </Panel>
        )}
        <SendingChoicePanel
          personId={personId}
          documentId={draft.document.id}
          choices={draft.sending}
          savedAt={draft.savedAt}
          onChoose={(sending) => merged({ sending })}
        />
        <Ending personId={personId} draft={draft} handle={handle} onEnding={onEnding} />
      </div>
    </div>
  );
}

function Ending({ personId, draft, handle, onEnding }: EditorProps) {
  const navigate = useNavigate();
  const [looking, setLooking] = useState(false);
  const [abandoning, setAbandoning] = useState(false);
  const [flushError, setFlushError] = useState<unknown>(null);
  const [validationId] = useState(newId);
  const { id } = draft.document;
  const refreshes = () => [`person:${personId}`];
  const validate = useAct(documents.validate, {
    onDone: async () => {
      await handle.forget();
      await navigate({ to: '/personnes/$personId/documents', params: { personId }, search: { voir: id } });
    },
  });
  const discard = useAct(documents.discard, {
    onDone: async () => {
      await handle.forget();
      await navigate({ to: '/personnes/$personId/documents', params: { personId } });
    },
    refreshes,
  });
  const send = async (then: (basedOn: string) => void): Promise<void> => {
    setFlushError(null);
    try {
      then(await handle.flush());
    } catch (thrown) {
      setFlushError(thrown);
    }
  };
  const end = (run: (told: { onError: (error: unknown) => void }) => void): void => {
    onEnding(true);
    run({
      onError: (error) => {
        onEnding(false);
        if (isChangedMeanwhile(error)) handle.reread();
      },
    });
  };
  const error = flushError ?? validate.error;
  return (
    <div className={styles['acts']}>
      {error !== null && <ProblemMessage error={error} />}
      <Button
        kind="first"
        icon={<CheckIcon />}
        busy={validate.busy}
        disabled={isBlocked(draft)}
        onClick={() =>
          void send((basedOn) =>
            end((told) => validate.run({ params: { id }, body: { id: validationId, basedOn } }, told)),
          )
        }
      >
        Valider
      </Button>
      <p className={styles['quiet']}>
        Validé, le document ne change plus et part seul&nbsp;; on le remplace par une autre version.
      </p>
      <Button onClick={() => void send(() => setLooking(true))}>Aperçu</Button>
      <Button onClick={() => void send(() => void handle.refresh())}>Reprendre le dossier</Button>
      <Button kind="quiet" onClick={() => setAbandoning(true)}>
        Abandonner ce brouillon
      </Button>
      {looking && <PdfDialog documentId={id} title={draft.document.title} onClose={() => setLooking(false)} />}
      <ConfirmDialog
        open={abandoning}
        onClose={() => setAbandoning(false)}
        onConfirm={() => end((told) => void handle.rest().then(() => discard.run({ params: { id } }, told)))}
        title="Abandonner ce brouillon"
        verb="Abandonner"
        grave
        busy={discard.busy}
        error={discard.error}
      >
        <p>Vos textes seront perdus. Le dossier lui-même ne change pas.</p>
      </ConfirmDialog>
    </div>
  );
}
