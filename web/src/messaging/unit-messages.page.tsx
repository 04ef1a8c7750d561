import { directory } from '@liane/server/contract/directory';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { MessagesScreen } from './messages-screen.tsx';
import type { Place } from './place.ts';

const route = getRouteApi('/frame/messagerie/unites/$unitId');

/** `/messagerie/unites/:id`: what waits to be read for the people of one unit. */
export function UnitMessagesPage() {
  const { unitId } = route.useParams();
  const place = route.useSearch();
  const navigate = useNavigate();
  const places = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const unit = places.data?.flatMap(({ units }) => units).find(({ id }) => id === unitId);
  const go = (next: Place): void =>
    void navigate({ to: '/messagerie/unites/$unitId', params: { unitId }, search: next });
  return (
    <MessagesScreen
      title={unit === undefined ? 'Messages de l’unité' : `Messages, ${unit.name}`}
      unitId={unitId}
      place={place}
      onGo={go}
      first="a-lire"
    />
  );
}
