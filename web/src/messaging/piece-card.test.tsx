// @vitest-environment jsdom
import type { Piece } from '@liane/server/contract/messaging';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderFor } from '../testing/render-for.tsx';
import { PieceCard } from './piece-card.tsx';

afterEach(cleanup);

const known = {
  id: '01970000-0000-7000-8000-000000000001',
  displayName: 'Suzanne BELLANGER',
  comparison: [
    { trait: 'Nom de naissance', ours: 'CORMIER', theirs: 'BELLANGER', same: false },
    { trait: 'Sexe', ours: 'Féminin', theirs: 'Féminin', same: true },
  ],
};

const received: Piece = {
  id: '01970000-0000-7000-8000-000000000002',
  title: 'Fiche de retour',
  typeInFrench: 'Fiche de retour',
  author: 'Centre hospitalier',
  version: 1,
  state: 'to-decide',
  stateInFrench: 'À classer',
  about: 'Suzanne CORMIER',
  match: 'ins',
  why: 'Même matricule INS et mêmes traits stricts que le dossier.',
  certain: true,
  proposed: [known],
  versionInFrench: null,
  document: null,
  linesLeft: 0,
  decidedBy: null,
  decidedAt: null,
};

const filer = ['messaging.filePiece', 'messaging.refusePiece', 'messaging.openReducedRecord'];

function shown(piece: Piece, acts: string[] = filer): (string | null)[] {
  renderFor(acts, <PieceCard piece={piece} messageId="m" topics={[]} twin={null} />);
  return screen.getAllByRole('button').map((button) => button.textContent);
}

test('MSS/va1.28 a certain document is filed in one step, and no table asks anything', () => {
  expect(shown(received)).toEqual([
    'Classer dans le dossier de Suzanne BELLANGER',
    'Mettre de côté',
    'Lire le document',
  ]);
  expect(screen.queryByRole('table')).toBeNull();
});

test('SC.MSS.25.MS1 otherwise the traits stand side by side, each said equal or not', () => {
  const buttons = shown({ ...received, certain: false, match: 'ins-differs' });
  expect(buttons).toContain('Classer dans le dossier de Suzanne BELLANGER');
  expect(buttons).not.toContain('Ouvrir un dossier réduit');
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'TraitDossierDocumentAccord',
    'Nom de naissanceCORMIERBELLANGERDiffère',
    'SexeFémininFémininPareil',
  ]);
});

test('SC.MSS/UX.13 when nobody is like them, a reduced record is offered', () => {
  expect(shown({ ...received, certain: false, match: 'unknown', proposed: [] })).toEqual([
    'Ouvrir un dossier réduit',
    'Mettre de côté',
    'Lire le document',
  ]);
});

test('whoever may not file reads, and is told who will', () => {
  expect(shown(received, [])).toEqual(['Lire le document']);
  expect(screen.getByText(/le classera/)).toBeTruthy();
});
