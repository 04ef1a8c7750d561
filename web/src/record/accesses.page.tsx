import { record } from '@liane/server/contract/record';
import { useAsk } from '../client/use-ask.ts';
import { FrenchDate } from '../design/french-date.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';

/** Who opened this record, when, to do what, and why when it was out of reach. */
export function AccessesPage() {
  const { personId } = personRoute.useParams();
  const accesses = useAsk(record.whoLooked, { params: { personId } }, { topics: [`person:${personId}`] });
  return (
    <Page
      width="wide"
      title="Accès"
      lead="Chaque lecture et chaque écriture laisse une trace. La personne peut demander cette liste."
    >
      {accesses.error !== null && <ProblemMessage error={accesses.error} onRetry={() => void accesses.refetch()} />}
      {accesses.isLoading && <Waiting />}
      {accesses.data !== undefined && (
        <Panel title="Qui a regardé ce dossier">
          <div className={table['scroll']}>
            <table className={`${table['table']} ${table['folding']}`}>
              <thead>
                <tr>
                  <th scope="col">Qui</th>
                  <th scope="col">Quoi</th>
                  <th scope="col">Quand</th>
                  <th scope="col">Pourquoi</th>
                </tr>
              </thead>
              <tbody>
                {accesses.data.map(({ at, who, role, actInFrench, why }) => (
                  <tr key={`${at} ${who} ${actInFrench}`}>
                    <td>
                      {who}
                      <small>{role}</small>
                    </td>
                    <td>{actInFrench}</td>
                    <td>
                      <FrenchDate at={at} />
                    </td>
                    <td {...(why !== null && { 'data-label': 'Pourquoi' })}>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </Page>
  );
}
