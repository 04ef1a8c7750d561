import { access } from '@liane/server/contract/access';
import { useEffect } from 'react';
import { act } from '../client/act.ts';
import { saveAllTyped } from '../client/before-leaving.ts';
import { queryClient } from '../client/query-client.ts';
import { forgetSession, whenSessionIsLost } from '../client/session-store.ts';

/** Why the sign-in page is shown. */
export type Reason = 'inactivite' | 'fermee' | 'sortie';

/** Saves what is typed, closes the session here and at Pro Santé Connect, then shows the sign-in page. */
export async function signOut(reason: Reason): Promise<void> {
  await saveAllTyped('server');
  let next: string | null = null;
  try {
    ({ next } = await act(access.signOut, {}, { pauses: [400] }));
  } catch {
    // The server closes it by itself; nothing of this session stays in this page.
  }
  leaveTo(reason, reason === 'sortie' ? next : null);
}

function leaveTo(reason: Reason, next: string | null): void {
  const here = location.pathname + location.search;
  forgetSession();
  queryClient.clear();
  const search = new URLSearchParams({ raison: reason, ...(reason !== 'sortie' && { to: here }) });
  location.assign(next ?? `/connexion?${search.toString()}`);
}

/** When the server says the session is closed: keep what is typed on this device, then sign in and come back to this page. */
export function useLeavingWhenSignedOut(): void {
  useEffect(() => {
    let leaving = false;
    return whenSessionIsLost(() => {
      if (leaving) return;
      leaving = true;
      void saveAllTyped('device').then(() => leaveTo('fermee', null));
    });
  }, []);
}
