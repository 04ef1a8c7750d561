// @vitest-environment jsdom
import type { LetterRow } from '@liane/server/contract/messaging';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderFor } from '../testing/render-for.tsx';
import { LetterCard } from './letter-card.tsx';

afterEach(cleanup);

const failed: LetterRow = {
  id: '01970000-0000-7000-8000-000000000001',
  personId: null,
  mailboxId: '01970000-0000-7000-8000-000000000002',
  from: { address: 'dui@ehpad-tilleuls.mssante.fr', name: 'EHPAD Les Tilleuls' },
  to: [
    { address: 'urgences@ch-sablier.mssante.fr', name: 'Urgences du Sablier' },
    { address: 'inconnue@ch-sablier.mssante.fr', name: null },
  ],
  subject: 'Question',
  text: 'Bonjour',
  writtenAt: '2026-11-21T15:00:00.000Z',
  by: 'Aurélie BESNARD',
  repliesTo: null,
  endOfExchange: false,
  state: 'failed',
  stateInFrench: 'Non remis : La messagerie MSSanté a refusé le message.',
  mayRetry: true,
};

function shown(letter: LetterRow, acts = ['messaging.retryLetter']): (string | null)[] {
  renderFor(acts, <LetterCard letter={letter} topics={[]} />);
  return screen.queryAllByRole('button', { hidden: true }).map((button) => button.textContent);
}

test('a message that never left is tried again by whoever may write', () => {
  expect(shown(failed)).toEqual(['Réessayer']);
  cleanup();
  expect(shown(failed, [])).toEqual([]);
});

test('one that left is not sent twice', () => {
  expect(shown({ ...failed, mayRetry: false })).toEqual([]);
  cleanup();
  expect(shown({ ...failed, state: 'delivered', stateInFrench: 'Remis', mayRetry: false })).toEqual([]);
});

test('whom it went to is named, their address beside; one that nobody knows is its address', () => {
  shown(failed);
  expect(document.querySelector('summary')?.textContent).toContain(
    'Urgences du Sablier urgences@ch-sablier.mssante.fr',
  );
  expect(screen.getByText('inconnue@ch-sablier.mssante.fr').tagName).toBe('SPAN');
});
