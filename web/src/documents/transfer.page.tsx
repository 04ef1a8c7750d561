import { Checkbox, TextInput } from '@mantine/core';
import { stays } from '@liane/server/contract/stays';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isChangedMeanwhile } from '../client/problems.ts';
import { useAsk } from '../client/use-ask.ts';
import { useSession } from '../client/use-session.ts';
import { CorrespondentSearch } from '../circle/correspondent-search.tsx';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { CheckIcon, ForwardIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { SavedAt } from '../design/saved-at.tsx';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';
import { BothWindows } from './both-windows.tsx';
import { DraftSections, FreeText } from './draft-sections.tsx';
import { SendingChoicePanel } from '../exchanges/sending-choice.panel.tsx';
import { spoken, spokenPhones } from '../facts/spoken.ts';
import draftStyles from './draft.module.css';
import { destinationIn, onTopOf } from './edits.ts';
import type { Destination, Draft, Edits, Section } from './edits.ts';
import styles from './transfer.module.css';
import { TransferDone } from './transfer-done.tsx';
import { stepWords, transferSteps, useTransfer } from './transfer-steps.ts';
import { useDocumentDraft } from './use-document-draft.ts';
import type { DraftHandle } from './use-document-draft.ts';
import { useLeaveNothing, useTransferDrafts } from './use-transfer-drafts.ts';
import { mayPrepareTransfer } from './words.ts';
import { WarningsList } from './warnings-list.tsx';

/** One page, ready when opened: two things to write, one button. */
export function TransferPage() {
  const { personId } = personRoute.useParams();
  // Another person is another page: nothing of the former is left in it.
  return <TransferOf key={personId} personId={personId} />;
}

function TransferOf({ personId }: { personId: string }) {
  const session = useSession();
  const { practice } = session;
  const may = mayPrepareTransfer(session);
  const all = useAsk(stays.ofPerson, { params: { personId } }, { topics: [`person:${personId}`] });
  const open = (all.data ?? []).filter(({ state }) => state === 'present' || state === 'absent');
  const stay = open.find(({ establishmentId }) => establishmentId === practice?.establishmentId) ?? open[0];
  const drafts = useTransferDrafts(personId, may);
  const { keeps } = useLeaveNothing(drafts.data?.begun);
  const [left, setLeft] = useState(false);
  if (!may) {
    return (
      <Page title="Transférer aux urgences" width="reading">
        <p>
          Votre rôle ne prépare pas de transfert. Prévenez l’infirmière ou le médecin&nbsp;; en urgence vitale, appelez
          le 15.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Transférer aux urgences" width="wide">
      {all.error !== null && <ProblemMessage error={all.error} onRetry={() => void all.refetch()} />}
      {drafts.error !== null && <ProblemMessage error={drafts.error} onRetry={() => void drafts.refetch()} />}
      {(all.isLoading || drafts.isLoading) && <Waiting label="La fiche se remplit depuis le dossier…" />}
      {all.isSuccess && stay === undefined && !left && (
        <p>
          Cette personne n’est pas présente dans un établissement&nbsp;: il n’y a pas de départ à noter.{' '}
          <Link to="/personnes/$personId/documents" params={{ personId }}>
            Voir ses documents
          </Link>
        </p>
      )}
      {drafts.data !== undefined && (stay !== undefined || left) && (
        <Preparing
          personId={personId}
          stayId={stay?.id ?? ''}
          sheetId={drafts.data.sheetId}
          dluId={drafts.data.dluId}
          onWritten={keeps}
          onLeft={() => setLeft(true)}
        />
      )}
    </Page>
  );
}

interface PreparingProps {
  personId: string;
  stayId: string;
  sheetId: string;
  dluId: string;
  /** The first word: what was only opened becomes a draft. */
  onWritten: () => void;
  onLeft: () => void;
}

function Preparing({ personId, stayId, sheetId, dluId, onWritten, onLeft }: PreparingProps) {
  const transfer = useTransfer();
  const writing = !transfer.complete && !transfer.busy;
  const sheet = useDocumentDraft(sheetId, personId, writing && !transfer.done.has('sheet'));
  const dlu = useDocumentDraft(dluId, personId, writing && !transfer.done.has('dlu'));
  const hasWords = sheet.touched || dlu.touched;
  useEffect(() => {
    if (hasWords) onWritten();
  }, [hasWords, onWritten]);
  if (transfer.complete) return <TransferDone personId={personId} sheetId={sheetId} dluId={dluId} />;
  if (sheet.draft === undefined || dlu.draft === undefined) {
    const error = sheet.error ?? dlu.error;
    return error === null ? (
      <Waiting label="La fiche se remplit depuis le dossier…" />
    ) : (
      <ProblemMessage error={error} />
    );
  }
  const shown = sheet.draft;
  const liaison = dlu.draft;
  const reason = shown.sections.find(({ key }) => key === 'reason')?.freeText?.trim() ?? '';
  const destination = sheet.destination ?? destinationIn(sheet.draft);
  const leave = (): void => {
    if (destination === null || reason === '') return;
    onWritten();
    onLeft();
    transfer.run(
      {
        personId,
        stayId,
        sheetId,
        dluId,
        hospital: destination.name,
        reason,
        flush: async () => ({ sheet: await sheet.flush(), dlu: await dlu.flush() }),
      },
      {
        onSuccess: () => void Promise.all([sheet.forget(), dlu.forget()]),
        // Nothing left: what another window wrote is shown first.
        onError: (error) => {
          if (!isChangedMeanwhile(error)) return;
          if (!transfer.done.has('sheet')) sheet.reread();
          dlu.reread();
        },
      },
    );
  };
  return (
    <div className={`${draftStyles['layout']} ${styles['preparing']}`}>
      <div className={draftStyles['sections']}>
        <BothWindows handle={sheet} />
        <BothWindows handle={dlu} />
        <ToWrite handle={sheet} draft={sheet.draft} />
        <DestinationPanel handle={sheet} draft={sheet.draft} destination={destination} />
        <h2 className={styles['prefilled']}>Déjà rempli depuis le dossier</h2>
        <DraftSections
          personId={personId}
          sections={prefilled(sheet.draft)}
          onEdit={(patch) => sheet.edit(onTopOf(shown, patch))}
          folded
        />
      </div>
      <div className={`${draftStyles['aside']} ${styles['beside']}`}>
        <Panel title="À vérifier">
          <WarningsList warnings={distinct([...sheet.draft.warnings, ...dlu.draft.warnings])} />
        </Panel>
        <Leaving sheet={sheet.draft} />
        <SendingChoicePanel
          short
          personId={personId}
          documentId={sheetId}
          choices={sheet.draft.sending}
          savedAt={sheet.draft.savedAt}
          onChoose={(sending) => {
            sheet.edit(onTopOf(shown, { sending }));
            dlu.edit(onTopOf(liaison, { sending }));
          }}
        />
        <div className={`${draftStyles['acts']} ${styles['acts']}`}>
          {(transfer.error ?? sheet.error ?? dlu.error) !== null && (
            <ProblemMessage error={transfer.error ?? sheet.error ?? dlu.error} />
          )}
          {transfer.done.size > 0 && (
            <ul className={styles['steps']}>
              {transferSteps.map((step) => (
                <li key={step} data-done={transfer.done.has(step)}>
                  {transfer.done.has(step) ? <CheckIcon /> : <ForwardIcon />}
                  {transfer.done.has(step) ? stepWords[step].done : stepWords[step].todo}
                </li>
              ))}
            </ul>
          )}
          <div className={styles['go']}>
            <Button
              kind="first"
              wide
              icon={<ForwardIcon />}
              busy={transfer.busy}
              disabled={reason === '' || destination === null}
              onClick={leave}
            >
              Transférer et envoyer
            </Button>
          </div>
          {(reason === '' || destination === null) && (
            <p className={draftStyles['quiet']}>
              Il manque&nbsp;:{' '}
              {[reason === '' && 'le motif', destination === null && 'la destination'].filter(Boolean).join(' et ')}.
            </p>
          )}
          <SavedAt kept={sheet.kept} draft={false} />
        </div>
      </div>
    </div>
  );
}

/** What only a person can say. */
const written = new Set(['reason', 'events', 'last-meal']);

const prefilled = ({ sections }: Draft): Section[] =>
  sections.filter(({ key, lines }) => !written.has(key) || (key === 'events' && lines.length > 0)).map(withoutText);

/** The free text of the events is asked above: its lines alone stay below. */
const withoutText = (section: Section): Section =>
  written.has(section.key) ? { ...section, freeText: null } : section;

const distinct = (warnings: Draft['warnings']): Draft['warnings'] =>
  warnings.filter(({ message }, at) => warnings.findIndex((other) => other.message === message) === at);

function ToWrite({ handle, draft }: { handle: DraftHandle; draft: Draft }) {
  const edit = (patch: Partial<Edits>): void => handle.edit(onTopOf(draft, patch));
  return (
    <section className={styles['write']} aria-label="À écrire">
      {draft.sections
        .filter(({ key, freeText }) => written.has(key) && freeText !== null)
        .map((section) => (
          <FreeText key={section.key} section={section} onEdit={edit} large={section.key !== 'last-meal'} />
        ))}
    </section>
  );
}

interface DestinationPanelProps {
  handle: DraftHandle;
  draft: Draft;
  destination: Destination | null;
}

function DestinationPanel({ handle, draft, destination }: DestinationPanelProps) {
  const [changing, setChanging] = useState(destination === null);
  const [typed, setTyped] = useState('');
  const point = (to: Destination): void => handle.edit(onTopOf(draft, { destination: to }));
  const choose = (chosen: Destination): void => {
    point(chosen);
    setChanging(false);
  };
  return (
    <Panel
      title="Vers"
      aside={
        !changing && (
          <Button small onClick={() => setChanging(true)}>
            Changer
          </Button>
        )
      }
    >
      {destination !== null && (
        <p className={styles['destination']}>
          <b>{destination.name}</b> {destination.phone !== undefined && <span>{spokenPhones(destination.phone)}</span>}
        </p>
      )}
      {changing && (
        <div className={form['form']}>
          <CorrespondentSearch
            byHand
            kind="structure"
            label="Chercher un service d’urgences"
            onChoose={({ name, finess, phone }) =>
              choose({ name, ...(finess !== null && { finess }), ...(phone !== null && { phone }) })
            }
          />
          <TextInput
            label="Ou écrire son nom"
            value={typed}
            // Taken as it is typed, and nothing folds when the focus leaves: the button would move from under the finger.
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped(value);
              if (value.trim() !== '') point({ name: value.trim() });
            }}
          />
        </div>
      )}
      {draft.recipients.length > 0 && (
        <div className={draftStyles['recipients']} role="group" aria-label="Destinataires inscrits sur la fiche">
          {draft.recipients.map(({ key, name, detail, kept }) => (
            <Checkbox
              key={key}
              label={name}
              description={spoken(detail)}
              checked={kept}
              onChange={(event) => handle.edit(onTopOf(draft, { recipients: { [key]: event.currentTarget.checked } }))}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

/** What leaves with the person. */
function Leaving({ sheet }: { sheet: Draft }) {
  return (
    <Panel title="Les documents">
      <ul className={styles['leaving']}>
        <li>{sheet.document.typeInFrench}</li>
        <li>Document de liaison d’urgence</li>
      </ul>
      <p className={draftStyles['quiet']}>
        Prêts à imprimer aussitôt, même si rien ne répond dehors&nbsp;: remettez-les à l’équipe qui emmène la personne.
      </p>
    </Panel>
  );
}
