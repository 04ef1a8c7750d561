import { dmp } from '@liane/server/contract/dmp';
import { VisitsTable } from '../access/visits-table.tsx';
import { useAsk } from '../client/use-ask.ts';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './dmp.module.css';
import { topicOf } from './use-look.ts';
import { WebDmpButton } from './web-dmp.button.tsx';

/** Who looked at the DMP from here; what the DMP itself traced is read on the DMP (digest 3.10). */
export function AccessesPanel({ personId, connected }: { personId: string; connected: boolean }) {
  const accesses = useAsk(dmp.accesses, { params: { personId } }, { topics: [topicOf(personId)] });
  return (
    <Panel
      title="Qui a consulté le DMP"
      aside={
        connected && (
          <WebDmpButton personId={personId} page="HistoriqueAcces" small>
            Accès tracés par le DMP
          </WebDmpButton>
        )
      }
    >
      {accesses.error !== null && <ProblemMessage error={accesses.error} onRetry={() => void accesses.refetch()} />}
      {accesses.isLoading && <Waiting />}
      {accesses.data?.length === 0 && <p className={styles['quiet']}>Personne, depuis ce dossier.</p>}
      {accesses.data !== undefined && accesses.data.length > 0 && <VisitsTable traces={accesses.data} />}
    </Panel>
  );
}
