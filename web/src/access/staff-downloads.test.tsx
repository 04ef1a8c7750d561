// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { sessionQuestion } from '../client/use-session.ts';
import type { Session } from '@liane/server/contract/access';
import { StaffDownloads } from './staff-downloads.tsx';

afterEach(cleanup);

function shownTo(acts: string[]): (string | null)[] {
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
  render(
    <QueryClientProvider client={client}>
      <StaffDownloads />
    </QueryClientProvider>,
  );
  return screen.queryAllByRole('link').map((link) => link.getAttribute('href'));
}

test('SC.SSI/IAM.87 SC.SSI/IAM.90 an administrator takes out accounts and sign-ins; nobody else is offered it', () => {
  expect(shownTo(['access.staff', 'access.signInAttempts'])).toEqual([
    '/api/staff/accounts.csv',
    '/api/staff/sign-in-attempts.csv',
  ]);
  cleanup();
  expect(shownTo(['identity.identity'])).toEqual([]);
});
