import { Menu } from '@mantine/core';
import { documents } from '@liane/server/contract/documents';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import chips from '../design/chips.module.css';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { DocumentIcon, PlusIcon, UploadIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LeavingBadge } from '../exchanges/document-sendings.tsx';
import { useSendingsOf } from '../exchanges/use-sendings.ts';
import { curled, spokenName } from '../facts/spoken.ts';
import { useCancelled } from '../messaging/use-cancelled.ts';
import { DocumentReader } from './document-reader.tsx';
import styles from './documents.module.css';
import { ReceiveDialog } from './receive.dialog.tsx';
import { chipsOf, isBehind, modelsFor, stateBadges, stateWords } from './words.ts';
import type { Chip, Model, Row } from './words.ts';

const route = getRouteApi('/frame/personnes/$personId/documents');

/** One list whatever the origin, the document read beside it. */
export function DocumentsPage() {
  const { personId } = route.useParams();
  const { voir } = route.useSearch();
  const navigate = useNavigate();
  const [chip, setChip] = useState<Chip>('all');
  const [receiving, setReceiving] = useState(false);
  const mayReceive = useMay('documents.receive');
  const mayRead = useMay('documents.ofPerson');
  const offered = modelsFor(useSession());
  const all = useAsk(
    documents.ofPerson,
    { params: { personId } },
    { topics: [`person:${personId}`], enabled: mayRead },
  );
  const sendings = useSendingsOf(personId).rows;
  const cancelled = useCancelled(personId);
  const rows = (all.data ?? [])
    .filter(({ state }) => state !== 'deleted')
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  const shown = rows.filter(isBehind(chip));
  const read = all.data?.find(({ id }) => id === voir);
  const open = (row: Row): void => {
    void (row.state === 'draft'
      ? navigate({ to: '/personnes/$personId/documents/$documentId', params: { personId, documentId: row.id } })
      : navigate({ to: '/personnes/$personId/documents', params: { personId }, search: { voir: row.id } }));
  };
  return (
    <Page
      title="Documents"
      width="wide"
      actions={
        <>
          <Beginning personId={personId} />
          {mayReceive && (
            <Button icon={<UploadIcon />} onClick={() => setReceiving(true)}>
              Classer un document reçu
            </Button>
          )}
        </>
      }
    >
      {!mayRead && (
        <p>
          Votre rôle n’ouvre pas les documents de cette personne.
          {mayReceive && ' Vous pouvez classer ici ceux qui arrivent pour elle.'}
        </p>
      )}
      {all.error !== null && <ProblemMessage error={all.error} onRetry={() => void all.refetch()} />}
      {all.isLoading && <Waiting />}
      {all.isSuccess && rows.length === 0 && (
        <EmptyState icon={<DocumentIcon size={28} />} title="Aucun document.">
          {offered.length === 0
            ? 'Ceux qui seront écrits ou classés pour cette personne se liront ici.'
            : `Commencez un ${offered[0]?.words.toLocaleLowerCase('fr')}\u00A0: il se remplit depuis le dossier, et sera prêt le jour où il faudra.`}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className={styles['layout']} data-reading={read !== undefined || undefined}>
          <div className={styles['list']}>
            <div className={`${chips['chips']} ${chips['sliding']}`} role="group" aria-label="Filtrer les documents">
              {chipsOf(rows).map(({ chip: value, words, count }) => (
                <button key={value} type="button" aria-pressed={chip === value} onClick={() => setChip(value)}>
                  {words} <span>{count}</span>
                </button>
              ))}
            </div>
            <ul>
              {shown.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className={styles['row']}
                    aria-current={row.id === voir || undefined}
                    onClick={() => open(row)}
                  >
                    <span>
                      <b>{curled(row.title)}</b>
                      <small>
                        {row.version > 1 && `version ${row.version} · `}
                        {row.reissuedAt !== null && 'réémis avec l’INS · '}
                        <FrenchDate at={row.changedAt} /> · {spokenName(row.author)}
                      </small>
                    </span>
                    <span className={styles['badges']}>
                      <Badge state={stateBadges[row.state]}>{stateWords(row)}</Badge>
                      {row.state === 'received' && cancelled.some(({ documentId }) => documentId === row.id) && (
                        <Badge state="alert">Annulé par l’expéditeur</Badge>
                      )}
                      <LeavingBadge sendings={sendings.filter(({ documentId }) => documentId === row.id)} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
          {read === undefined ? (
            <p className={styles['choose']}>Choisissez un document pour le lire ici.</p>
          ) : (
            <DocumentReader
              key={read.id}
              personId={personId}
              row={read}
              cancelled={cancelled.find(({ documentId }) => documentId === read.id)}
            />
          )}
        </div>
      )}
      {receiving && <ReceiveDialog personId={personId} onClose={() => setReceiving(false)} />}
    </Page>
  );
}

/** The models this role begins, each prefilled from the record. */
function Beginning({ personId }: { personId: string }) {
  const session = useSession();
  const navigate = useNavigate();
  const [id] = useState(newId);
  const begin = useAct(documents.begin, {
    refreshes: () => [`person:${personId}`],
    onDone: ({ document }) =>
      navigate({ to: '/personnes/$personId/documents/$documentId', params: { personId, documentId: document.id } }),
  });
  const start = (model: Model): void => begin.run({ params: { personId }, body: { id, model, replacesId: null } });
  const offered = modelsFor(session);
  if (offered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button kind="first" icon={<PlusIcon />} busy={begin.busy}>
            Commencer un document
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ model, words }) => (
            <Menu.Item key={model} leftSection={<DocumentIcon />} onClick={() => start(model)}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {begin.error !== null && <ProblemMessage error={begin.error} />}
    </>
  );
}
