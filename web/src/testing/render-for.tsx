import { MantineProvider } from '@mantine/core';
import type { Session } from '@liane/server/contract/access';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { sessionQuestion } from '../client/use-session.ts';

/** Draws what somebody signed in sees, who may do these acts and no other. */
export function renderFor(acts: string[], seen: ReactNode): void {
  const session: Session = {
    installation: { name: 'Liane', demonstration: true },
    account: null,
    practice: null,
    practices: [],
    acts,
    csrf: null,
    inactivitySeconds: 1800,
    deviceKey: null,
  };
  const client = new QueryClient();
  client.setQueryData(sessionQuestion.queryKey, session);
  // jsdom has no screen; Mantine asks how wide it is.
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>{seen}</MantineProvider>
    </QueryClientProvider>,
  );
}
