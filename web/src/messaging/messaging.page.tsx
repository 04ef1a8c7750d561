import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { MessagesScreen } from './messages-screen.tsx';
import type { Place } from './place.ts';

const route = getRouteApi('/frame/messagerie');

/** `/messagerie`: every mailbox of the one who works here. */
export function MessagingPage() {
  const place = route.useSearch();
  const navigate = useNavigate();
  const go = (next: Place): void => void navigate({ to: '/messagerie', search: next });
  return <MessagesScreen title="Messagerie" unitId={null} place={place} onGo={go} first="tous" />;
}
