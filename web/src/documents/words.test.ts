import { describe, expect, it } from 'vitest';
import { chipsOf, isBehind, stateWords } from './words.ts';
import type { Row } from './words.ts';

const row = (id: string, model: Row['model'], typeInFrench: string): Row => ({
  id,
  personId: 'p',
  model,
  title: typeInFrench,
  typeInFrench,
  origin: 'received',
  via: 'mssante',
  state: 'received',
  stateInFrench: 'Reçu',
  version: 1,
  actAt: '2026-09-01T10:00:00Z',
  changedAt: '2026-09-01T10:00:00Z',
  author: '',
  reissuedAt: null,
  replacesId: null,
  replacedById: null,
  files: [],
});

const rows = [
  row('1', 'dlu', 'Document de liaison d’urgence'),
  row('2', 'other', "Document de liaison d'urgence"),
  row('3', 'other', 'Compte rendu de consultation'),
  row('4', 'return-sheet', 'Fiche de retour du service des urgences'),
];

describe('the filters of the documents', () => {
  it('are one a kind, however its apostrophe is written, and never mix two kinds', () => {
    expect(chipsOf(rows).map(({ words, count }) => [words, count])).toEqual([
      ['Tous', 4],
      ['Reçus', 4],
      ['Document de liaison d’urgence', 2],
      ['Compte rendu de consultation', 1],
      ['Fiche de retour', 1],
    ]);
  });
  it('show what they count', () => {
    for (const { chip, count } of chipsOf(rows)) expect(rows.filter(isBehind(chip))).toHaveLength(count);
  });
});

it('says by which way a received document came', () => {
  const of = (change: Partial<Row>): string => stateWords({ ...row('1', 'dlu', 'DLU'), ...change });
  expect(of({})).toBe('Reçu par MSSanté');
  expect(of({ via: 'dmp' })).toBe('Reçu du DMP');
  expect(of({ via: 'file' })).toBe('Reçu depuis un fichier');
  expect(of({ origin: 'ours', via: null, state: 'validated', stateInFrench: 'Validé' })).toBe('Validé');
  expect(of({ state: 'replaced', stateInFrench: 'Remplacé' })).toBe('Remplacé');
});
