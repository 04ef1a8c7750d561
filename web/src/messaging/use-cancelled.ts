import { messaging } from '@liane/server/contract/messaging';
import type { Cancelled } from '@liane/server/contract/messaging';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';

/** Filed documents of a person that their sender said to be cancelled; none for those who read no messages. */
export function useCancelled(personId: string): readonly Cancelled[] {
  const may = useMay('messaging.cancelled');
  const topics = [`person:${personId}`, 'inbox'];
  return useAsk(messaging.cancelled, { params: { personId } }, { topics, enabled: may }).data ?? [];
}
