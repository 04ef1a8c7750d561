import { Select } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import type { Trace } from '@liane/server/contract/access';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client/ask.ts';
import { useAsk } from '../client/use-ask.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import form from '../design/form.module.css';
import { boundSpaces } from '../facts/spoken.ts';
import { FrenchDate } from '../design/french-date.tsx';
import { EyeIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { PersonPicker } from '../frame/person-picker.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';
import { VisitTimes } from './visit-times.tsx';
import { visits } from './visits.ts';
import type { Visit } from './visits.ts';

interface Sought {
  personId?: string;
  accountId?: string;
  from?: string;
  to?: string;
}

/** `/traces`: who did what, on which record, when, from where; and whether the traces are sealed. */
export function TracesPage() {
  const [sought, setSought] = useState<Sought>({});
  const staff = useAsk(access.staff, {}, { topics: ['staff'], freshFor: 60_000 });
  const found = useAsk(access.searchTraces, { body: sought }, { keepPrevious: true });
  const [older, setOlder] = useState<{ of: Sought; traces: Trace[]; more: boolean }>();
  const [error, setError] = useState<unknown>();
  const mine = older?.of === sought ? older : undefined;
  const traces = [...(found.data?.traces ?? []), ...(mine?.traces ?? [])];
  const more = mine?.more ?? found.data?.more ?? false;

  const seeOlder = async (): Promise<void> => {
    const before = traces.at(-1)?.id;
    if (before === undefined) return;
    try {
      const next = await ask(access.searchTraces, { body: { ...sought, before } });
      setOlder({ of: sought, traces: [...(mine?.traces ?? []), ...next.traces], more: next.more });
    } catch (cause) {
      setError(cause);
    }
  };

  const set = (patch: { [K in keyof Sought]: Sought[K] | undefined }): void => {
    const next: Sought = {};
    for (const [name, value] of Object.entries({ ...sought, ...patch }))
      if (value !== undefined && value !== '') next[name as keyof Sought] = value;
    setSought(next);
  };

  return (
    <Page title="Traces" lead={found.data === undefined ? undefined : <Sealing {...found.data.sealing} />} width="wide">
      <Panel title="Chercher">
        <div className={form['fields']}>
          <PersonPicker label="Dossier de" onChoose={(person) => set({ personId: person?.personId })} />
          <Select
            label="Fait par"
            searchable
            clearable
            data={(staff.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
            value={sought.accountId ?? null}
            onChange={(id) => set({ accountId: id ?? undefined })}
          />
          <DateField label="Du" value={sought.from ?? ''} onChange={(from) => set({ from })} />
          <DateField label="Au" value={sought.to ?? ''} onChange={(to) => set({ to })} />
        </div>
      </Panel>
      {(found.error ?? error) != null && (
        <ProblemMessage error={found.error ?? error} onRetry={() => void found.refetch()} />
      )}
      {found.isLoading && <Waiting />}
      {found.isSuccess && traces.length === 0 && (
        <EmptyState icon={<EyeIcon size={28} />} title="Aucune trace ne correspond." />
      )}
      {traces.length > 0 && (
        <Panel title="Du plus récent au plus ancien">
          <TraceTable traces={traces} />
          {more && (
            <div className={form['actions']}>
              <Button onClick={() => void seeOlder()}>Voir plus ancien</Button>
            </div>
          )}
        </Panel>
      )}
    </Page>
  );
}

function Sealing({ sealed, waiting, lastSealAt }: { sealed: number; waiting: number; lastSealAt: string | null }) {
  return (
    <>
      {sealed} traces scellées, {waiting} en attente de scellement
      {lastSealAt !== null && (
        <>
          &#8239;; dernier sceau <FrenchDate at={lastSealAt} />
        </>
      )}
      .
    </>
  );
}

function TraceTable({ traces }: { traces: readonly Trace[] }) {
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['folding']}`}>
        <thead>
          <tr>
            <th scope="col">Quand</th>
            <th scope="col">Qui</th>
            <th scope="col">Quoi</th>
            <th scope="col">Dossier</th>
            <th scope="col">D’où</th>
            <th scope="col">Sceau</th>
          </tr>
        </thead>
        <tbody>
          {visits(traces).map((visit) => (
            <VisitLine key={visit.latest.id} visit={visit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VisitLine({ visit }: { visit: Visit<Trace> }) {
  const { latest: trace, all } = visit;
  return (
    <tr>
      <td>
        <VisitTimes visit={visit} />
      </td>
      <td>
        {trace.who}
        <small>
          {trace.role}, {trace.establishment}
        </small>
      </td>
      <td>
        {boundSpaces(trace.actInFrench)}
        {trace.why !== null && <small>« {trace.why} »</small>}
      </td>
      <td>
        {trace.personId === null ? (
          '—'
        ) : (
          <Link to="/personnes/$personId" params={{ personId: trace.personId }}>
            {trace.personName ?? 'Dossier'}
          </Link>
        )}
      </td>
      <td>{trace.from}</td>
      <td>
        {all.every(({ sealed }) => sealed) ? (
          <Badge state="done">Scellée</Badge>
        ) : (
          <Badge state="plain">En attente</Badge>
        )}
      </td>
    </tr>
  );
}
