import { record } from '@liane/server/contract/record';
import { VisitTimes } from '../access/visit-times.tsx';
import { visits } from '../access/visits.ts';
import { whyInWords } from '../access/words.ts';
import { useAsk } from '../client/use-ask.ts';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { boundSpaces } from '../facts/spoken.ts';
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
                {visits(accesses.data).map((visit) => {
                  const { at, who, role, actInFrench, why } = visit.latest;
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
                      <td {...(why !== null && { 'data-label': 'Pourquoi' })}>{why !== null && whyInWords(why)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </Page>
  );
}
