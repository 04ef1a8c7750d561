import type { Piece } from '@liane/server/contract/messaging';
import { describe, expect, it } from 'vitest';
import { togetherFor } from './file-together.ts';

const piece = (id: string, personId: string, change: Partial<Piece> = {}): Piece => ({
  id,
  title: 'Compte rendu',
  typeInFrench: 'Compte rendu',
  author: '',
  version: 1,
  state: 'to-decide',
  stateInFrench: 'À classer',
  about: '',
  match: 'ins',
  why: '',
  certain: true,
  proposed: [{ id: personId, displayName: 'Mauricette DUBOIS', comparison: [] }],
  versionInFrench: null,
  document: null,
  linesLeft: 0,
  decidedBy: null,
  decidedAt: null,
  ...change,
});

describe('documents filed in one step', () => {
  it('are those that wait, when all are certainly of one person', () => {
    const filed = piece('3', 'm', { state: 'filed' });
    expect(togetherFor([piece('1', 'm'), piece('2', 'm'), filed])?.pieces.map(({ id }) => id)).toEqual(['1', '2']);
  });
  it('are none when one is of somebody else, or somebody must look', () => {
    expect(togetherFor([piece('1', 'm'), piece('2', 'r')])).toBeUndefined();
    expect(togetherFor([piece('1', 'm'), piece('2', 'm', { certain: false })])).toBeUndefined();
  });
  it('are none when a single one waits: it has its own step', () => {
    expect(togetherFor([piece('1', 'm'), piece('2', 'm', { state: 'filed' })])).toBeUndefined();
  });
});
