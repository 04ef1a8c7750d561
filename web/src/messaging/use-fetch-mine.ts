import { messaging } from '@liane/server/contract/messaging';
import type { MailboxRow } from '@liane/server/contract/messaging';
import { useEffect, useRef } from 'react';
import { useAct } from '../client/use-act.ts';

/** A holder opens the messages: the mailboxes that waited for one are fetched now, once each, rather than at their next turn. */
export function useFetchMine(mailboxes: readonly MailboxRow[]): void {
  const { run } = useAct(messaging.fetchNow, { refreshes: () => ['inbox'] });
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, waitsFor, mayWrite } of mailboxes)
      if (waitsFor === 'holder' && mayWrite && !asked.current.has(id)) {
        asked.current.add(id);
        run({ params: { id } });
      }
  }, [mailboxes, run]);
}
