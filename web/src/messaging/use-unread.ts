import { messaging } from '@liane/server/contract/messaging';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';

/** How many messages nobody has read yet, in the mailboxes one reads here; 0 while it is not known. */
export function useUnread(): number {
  const { practice } = useSession();
  const may = useMay('messaging.mailboxes');
  const topics = [`messages:${practice?.establishmentId ?? ''}`, 'inbox'];
  const { data } = useAsk(messaging.mailboxes, {}, { topics, enabled: may });
  return data?.toRead ?? 0;
}
