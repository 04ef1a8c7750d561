import { SegmentedControl } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import chips from '../design/chips.module.css';
import { EmptyState } from '../design/empty-state.tsx';
import { CheckIcon, ShareIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { Certificates } from './certificates.tsx';
import styles from './exchanges.module.css';
import { DocumentLines } from './document-lines.tsx';
import { Services } from './services.tsx';
import { byCause, byDocument, chipsOf, isBehind } from './words.ts';
import type { Filter, Sending } from './words.ts';

type Channel = Sending['channel'] | 'every';

/** `/echanges`: what waits, what was refused and why, what left; and how the services stand. */
export function ExchangesPage() {
  const all = useAsk(exchanges.list, {}, { topics: ['exchanges'] });
  const mayCount = useMay('exchanges.counters');
  const [filter, setFilter] = useState<Filter>('all');
  const [channel, setChannel] = useState<Channel>('every');
  const rows = (all.data?.rows ?? []).filter((row) => channel === 'every' || row.channel === channel);
  const shown = rows.filter(isBehind(filter));
  return (
    <Page
      title="Échanges"
      lead="Chaque document validé part seul. Ici, ce qui attend, ce qui est arrivé, et ce qui demande un geste."
      width="wide"
      actions={
        mayCount && (
          <Link to="/echanges/compteurs" className={buttonClass({})}>
            Compteurs
          </Link>
        )
      }
    >
      {all.error !== null && <ProblemMessage error={all.error} onRetry={() => void all.refetch()} />}
      {all.isLoading && <Waiting />}
      {all.data !== undefined && (
        <>
          <Services services={all.data.services} />
          <Certificates certificates={all.data.certificates} />
          <div className={styles['filters']} data-print="no">
            <div className={chips['chips']} role="group" aria-label="Filtrer les échanges">
              {chipsOf(rows).map(({ filter: value, words, count }) => (
                <button key={value} type="button" aria-pressed={filter === value} onClick={() => setFilter(value)}>
                  {words} <span>{count}</span>
                </button>
              ))}
            </div>
            <SegmentedControl
              aria-label="Par quelle voie"
              value={channel}
              onChange={(value) => setChannel(value)}
              data={[
                { value: 'every', label: 'Toutes' },
                { value: 'dmp', label: 'DMP' },
                { value: 'mssante', label: 'MSSanté' },
                { value: 'citizen', label: 'Mon espace santé' },
              ]}
            />
          </div>
          {all.data.rows.length === 0 ? (
            <EmptyState icon={<ShareIcon size={28} />} title="Aucun échange pour l’instant.">
              Dès qu’un document sera validé, son départ vers le DMP et les professionnels se suivra ici.
            </EmptyState>
          ) : (
            shown.length === 0 && <EmptyState icon={<CheckIcon size={28} />} title="Rien de ce côté." />
          )}
          {byCause(shown).map((cause) => (
            <section key={cause.key} className={styles['cause']} aria-label={cause.said ?? 'En attente'}>
              <h2>
                {cause.said ?? 'En attente'} <span className={styles['count']}>{cause.rows.length}</span>
              </h2>
              <ul className={styles['lines']}>
                {byDocument(cause.rows).map((rows) => (
                  <DocumentLines key={rows[0]?.id} rows={rows} said={cause.said} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Page>
  );
}
