// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderFor } from '../testing/render-for.tsx';
import { StaffDownloads } from './staff-downloads.tsx';

afterEach(cleanup);

function shownTo(acts: string[]): (string | null)[] {
  renderFor(acts, <StaffDownloads />);
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
