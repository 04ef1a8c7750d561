import { dmp } from '@liane/server/contract/dmp';
import { VisitTimes } from '../access/visit-times.tsx';
import { visits } from '../access/visits.ts';
import { useAsk } from '../client/use-ask.ts';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';
import { boundSpaces } from '../facts/spoken.ts';
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
      {accesses.data !== undefined && accesses.data.length > 0 && (
        <div className={table['scroll']}>
          <table className={`${table['table']} ${table['folding']}`}>
            <thead>
              <tr>
                <th scope="col">Qui</th>
                <th scope="col">Quoi</th>
                <th scope="col">Quand</th>
              </tr>
            </thead>
            <tbody>
              {visits(accesses.data).map((visit) => {
                const { at, who, role, actInFrench } = visit.latest;
                return (
                  <tr key={`${at} ${who} ${actInFrench}`}>
                    <td>
                      {who}
                      <small>{role}</small>
                    </td>
                    <td>{boundSpaces(actInFrench)}</td>
                    <td>
                      <VisitTimes visit={visit} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
