import { record } from '@liane/server/contract/record';
import { VisitsTable } from '../access/visits-table.tsx';
import { useAsk } from '../client/use-ask.ts';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
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
          <VisitsTable traces={accesses.data} whys />
        </Panel>
      )}
    </Page>
  );
}
