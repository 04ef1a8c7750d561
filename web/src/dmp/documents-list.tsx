import { NativeSelect, TextInput } from '@mantine/core';
import { dmp } from '@liane/server/contract/dmp';
import type { DmpDocument, DmpSight } from '@liane/server/contract/dmp';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import chips from '../design/chips.module.css';
import { EmptyState } from '../design/empty-state.tsx';
import { CivilDate, FrenchDate, useNow } from '../design/french-date.tsx';
import { DocumentIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import documents from '../documents/documents.module.css';
import { ChangedSources } from './changed-sources.tsx';
import styles from './dmp.module.css';
import { DocumentRow } from './document-row.tsx';
import { DmpReader } from './dmp-reader.tsx';
import { Integration } from './integration.tsx';
import { topicOf } from './use-look.ts';
import { isFiltered, kindsOf, noFilter, passes } from './words.ts';
import type { Filters, Period } from './words.ts';

const periods: { value: Period; label: string }[] = [
  { value: 'all', label: 'Toute la période lue' },
  { value: '3', label: '3 derniers mois' },
  { value: '12', label: '12 derniers mois' },
  { value: '24', label: '2 dernières années' },
];

/** The documents of the DMP as they are known, filtered, read beside, filed in the record. */
export function DocumentsList({ personId, sight }: { personId: string; sight: DmpSight }) {
  // Each reading is a trace in somebody’s name: not one for every sending that moves in the record.
  const list = useAsk(dmp.documents, { params: { personId } }, { topics: [topicOf(personId)] });
  const mayIntegrate = useMay('dmp.integrate');
  const [filters, setFilters] = useState<Filters>(noFilter);
  const [reading, setReading] = useState<DmpDocument>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const now = useNow();
  useVisit(personId, list.data?.listedAt ?? null);
  const all = list.data?.documents ?? [];
  const shown = all.filter(passes(filters, now));
  // Masked or deleted from here, it leaves the list while its reader says so.
  const read = all.find(({ uniqueId }) => uniqueId === reading?.uniqueId) ?? reading;
  const choose = ({ uniqueId }: DmpDocument, isChosen: boolean): void =>
    setChosen((before) => (isChosen ? [...before, uniqueId] : before.filter((one) => one !== uniqueId)));
  return (
    <Panel
      title="Documents du DMP"
      aside={
        list.data?.listedAt != null && (
          <span className={styles['quiet']}>
            Liste lue <FrenchDate at={list.data.listedAt} />
            {list.data.listedFrom !== null && (
              <>
                , depuis le <CivilDate date={list.data.listedFrom} />
              </>
            )}
          </span>
        )
      }
    >
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Waiting />}
      {list.data !== undefined && <ChangedSources personId={personId} changed={list.data.changed} />}
      {list.data !== undefined && all.length === 0 && <Nothing sight={sight} listed={list.data.listedAt !== null} />}
      {all.length > 0 && (
        <div className={styles['documents']}>
          <FilterBar documents={all} filters={filters} onChange={setFilters} />
          {mayIntegrate && (
            <Integration
              personId={personId}
              chosen={all.filter(({ uniqueId }) => chosen.includes(uniqueId))}
              onDone={() => setChosen([])}
            />
          )}
          <div className={documents['layout']} data-reading={read !== undefined || undefined}>
            <div className={documents['list']}>
              <p role="status" className={styles['quiet']}>
                {shown.length === all.length
                  ? `${all.length} document${all.length > 1 ? 's' : ''}`
                  : `${shown.length} sur ${all.length}`}
                {isFiltered(filters) && (
                  <Button kind="quiet" small onClick={() => setFilters(noFilter)}>
                    Tout montrer
                  </Button>
                )}
              </p>
              {shown.length > 0 && (
                <ul aria-label="Documents du DMP">
                  {shown.map((document) => (
                    <DocumentRow
                      key={document.uniqueId}
                      document={document}
                      open={document.uniqueId === reading?.uniqueId}
                      onOpen={() => setReading(document)}
                      chosen={mayIntegrate && document.heldAs === null ? chosen.includes(document.uniqueId) : null}
                      onChoose={(isChosen) => choose(document, isChosen)}
                    />
                  ))}
                </ul>
              )}
              <Further personId={personId} sight={sight} from={list.data?.listedFrom ?? null} />
            </div>
            {read === undefined ? (
              <p className={documents['choose']}>Choisissez un document pour le lire ici.</p>
            ) : (
              <DmpReader
                key={read.uniqueId}
                personId={personId}
                document={read}
                onClose={() => setReading(undefined)}
              />
            )}
          </div>
        </div>
      )}
    </Panel>
  );
}

/** The list was seen: what comes after is new (SC.DMP/UX.15). */
function useVisit(personId: string, listedAt: string | null): void {
  const visit = useAct(dmp.visit);
  const told = useRef('');
  useEffect(() => {
    if (listedAt === null || told.current === personId) return;
    told.current = personId;
    visit.run({ params: { personId }, body: { id: newId() } });
  }, [personId, listedAt, visit]);
}

function Nothing({ sight, listed }: { sight: DmpSight; listed: boolean }) {
  return (
    <EmptyState
      icon={<DocumentIcon size={28} />}
      title={listed ? 'Aucun document dans la période lue.' : 'Rien n’a encore été lu.'}
    >
      {listed
        ? 'Ceux qui seront déposés apparaîtront ici.'
        : (sight.obstacle ??
          'Le DMP est interrogé à l’ouverture du dossier\u00A0; ses documents apparaîtront ici d’eux-mêmes.')}
    </EmptyState>
  );
}

function FilterBar({
  documents: all,
  filters,
  onChange,
}: {
  documents: readonly DmpDocument[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const fresh = all.filter(({ isNew }) => isNew).length;
  const bookmarked = all.filter((document) => document.bookmarked).length;
  const kinds = kindsOf(all);
  return (
    <div className={styles['filters']}>
      <div className={`${chips['chips']} ${chips['sliding']}`} role="group" aria-label="Filtrer les documents du DMP">
        <button
          type="button"
          aria-pressed={filters.fresh}
          onClick={() => onChange({ ...filters, fresh: !filters.fresh })}
        >
          Nouveaux depuis ma dernière visite <span>{fresh}</span>
        </button>
        <button
          type="button"
          aria-pressed={filters.bookmarked}
          onClick={() => onChange({ ...filters, bookmarked: !filters.bookmarked })}
        >
          Marqués <span>{bookmarked}</span>
        </button>
        {kinds.map(({ kind, words, count }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filters.kind === kind}
            onClick={() => onChange({ ...filters, kind: filters.kind === kind ? null : kind })}
          >
            {words} <span>{count}</span>
          </button>
        ))}
      </div>
      <div className={styles['fields']}>
        <TextInput
          label="Chercher un titre, un auteur, un lieu"
          value={filters.text}
          onChange={(event) => onChange({ ...filters, text: event.currentTarget.value })}
        />
        <NativeSelect
          label="Période"
          value={filters.period}
          data={periods}
          onChange={(event) => {
            const period = periods.find(({ value }) => value === event.currentTarget.value);
            if (period) onChange({ ...filters, period: period.value });
          }}
        />
      </div>
    </div>
  );
}

const furthest = 10;

/** Beyond the two years of a first opening, when somebody asks. */
function Further({ personId, sight, from }: { personId: string; sight: DmpSight; from: string | null }) {
  const look = useAct(dmp.look, { refreshes: () => [topicOf(personId)] });
  if (sight.obstacle !== null || from === null) return null;
  return (
    <>
      <Button
        kind="quiet"
        small
        busy={look.busy || sight.asking}
        onClick={() => look.run({ params: { personId }, body: { id: newId(), again: true, years: furthest } })}
      >
        Chercher plus loin, sur dix ans
      </Button>
      {look.error !== null && <ProblemMessage error={look.error} />}
    </>
  );
}
