import { messaging } from '@liane/server/contract/messaging';
import { record } from '@liane/server/contract/record';
import { getRouteApi } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LetterForm } from './letter.form.tsx';

const route = getRouteApi('/frame/messagerie/ecrire');

/** `/messagerie/ecrire`: a new message, or the answer to one. */
export function WritePage() {
  const { repond, personne } = route.useSearch();
  const boxes = useAsk(messaging.mailboxes, {}, { topics: ['inbox'] });
  const answered = useAsk(messaging.message, { params: { id: repond ?? '' } }, { enabled: repond !== undefined });
  const person = useAsk(record.open, { params: { personId: personne ?? '' } }, { enabled: personne !== undefined });
  const from = boxes.data?.mailboxes.filter(({ mayWrite }) => mayWrite) ?? [];
  const failed = [boxes, answered, person].find(({ error }) => error !== null);
  const isReady =
    boxes.isSuccess && (repond === undefined || answered.isSuccess) && (personne === undefined || person.isSuccess);
  return (
    <Page
      title={repond === undefined ? 'Écrire un message' : 'Répondre'}
      lead="Il part par MSSanté, à des adresses de l’espace de confiance seulement."
      width="reading"
    >
      {failed !== undefined && <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />}
      {!isReady && failed === undefined && <Waiting />}
      {isReady && from.length === 0 && (
        <EmptyState title="Vous n’écrivez d’aucune boîte ici.">
          Connectez-vous avec Pro Santé Connect, ou demandez à être titulaire de la boîte de votre équipe.
        </EmptyState>
      )}
      {isReady && from.length > 0 && (
        <LetterForm
          from={from}
          answered={answered.data ?? null}
          about={
            personne === undefined || person.data === undefined
              ? null
              : { id: personne, displayName: person.data.header.displayName }
          }
        />
      )}
    </Page>
  );
}
