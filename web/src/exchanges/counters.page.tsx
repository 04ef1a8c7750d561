import { SegmentedControl } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import type { CountersLine } from '@liane/server/contract/exchanges';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ShareIcon, UploadIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';
import { csvOf } from './counters-csv.ts';
import styles from './exchanges.module.css';

const periods: { value: CountersLine['period']; label: string }[] = [
  { value: 'month', label: 'Ce mois-ci' },
  { value: 'year', label: 'Cette année' },
  { value: 'previous-year', label: 'L’année dernière' },
];

/** `/echanges/compteurs`: what left, by establishment then author, by channel, INS qualified or not (SC.TBB.01.MS1). */
export function CountersPage() {
  const all = useAsk(exchanges.counters, {}, { topics: ['exchanges'] });
  const [period, setPeriod] = useState<CountersLine['period']>('month');
  const lines = (all.data ?? []).filter((line) => line.period === period);
  return (
    <Page
      title="Compteurs des échanges"
      lead="Documents envoyés par voie électronique, par établissement puis par auteur."
      width="wide"
      actions={
        all.data !== undefined &&
        all.data.length > 0 && (
          <Button icon={<UploadIcon />} onClick={() => save(csvOf(all.data))}>
            Extraire en CSV
          </Button>
        )
      }
    >
      {all.error !== null && <ProblemMessage error={all.error} onRetry={() => void all.refetch()} />}
      {all.isLoading && <Waiting />}
      <SegmentedControl
        aria-label="Sur quelle période"
        value={period}
        onChange={(value) => setPeriod(value)}
        data={periods}
      />
      {all.isSuccess && lines.length === 0 && (
        <EmptyState icon={<ShareIcon size={28} />} title="Rien n’est parti sur cette période." />
      )}
      {lines.length > 0 && (
        <div className={table['scroll']}>
          <table className={`${table['table']} ${table['folding']} ${styles['numbers']}`}>
            <thead>
              <tr>
                <th scope="col">Établissement, auteur</th>
                <th scope="col">DMP</th>
                <th scope="col">MSSanté</th>
                <th scope="col">Mon espace santé</th>
                <th scope="col">Dossiers concernés</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.finess} ${line.rpps ?? ''} ${line.author ?? ''}`}>
                  <td>
                    {line.author === null ? <b>{line.establishment}</b> : line.author}
                    <small>{line.author === null ? `FINESS ${line.finess}` : rppsOf(line)}</small>
                  </td>
                  <Counted label="DMP" count={line.dmp} />
                  <Counted label="MSSanté" count={line.mssante} />
                  <Counted label="Mon espace santé" count={line.citizen} />
                  <td data-label="Dossiers concernés">
                    {line.records.all} par les trois voies
                    <small>
                      DMP {line.records.dmp} · MSSanté {line.records.mssante} · Mon espace santé {line.records.citizen}
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

const rppsOf = ({ rpps }: CountersLine): string => (rpps === null ? 'Sans RPPS' : `RPPS ${rpps}`);

function Counted({ label, count }: { label: string; count: CountersLine['dmp'] }) {
  return (
    <td data-label={label}>
      <b>{count.total}</b>
      <small>
        INS qualifiée {count.insQualified} · non qualifiée {count.insNotQualified}
        {count.failures > 0 && ` · ${count.failures} échec${count.failures > 1 ? 's' : ''}`}
      </small>
    </td>
  );
}

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'echanges.csv';
  link.click();
  URL.revokeObjectURL(address);
}
