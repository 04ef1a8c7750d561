import type { DocumentModel, DocumentRow } from '@liane/server/contract/documents';
import type { Session } from '@liane/server/contract/access';
import type { z } from 'zod';
import type { BadgeState } from '../design/badge.tsx';
import { curled } from '../facts/spoken.ts';

export type Row = z.infer<typeof DocumentRow>;
export type Model = z.infer<typeof DocumentModel>;

export const stateBadges: Record<Row['state'], BadgeState> = {
  draft: 'todo',
  validated: 'done',
  replaced: 'plain',
  deleted: 'plain',
  received: 'done',
};

const ways: Record<NonNullable<Row['via']>, string> = {
  file: 'depuis un fichier',
  dmp: 'du DMP',
  mssante: 'par MSSanté',
};

/** « Reçu par MSSanté », « Reçu du DMP »: by which way a document came; a badge says its state first. */
export const stateWords = ({ state, stateInFrench, via }: Pick<Row, 'state' | 'stateInFrench' | 'via'>): string =>
  state === 'received' && via !== null ? `${stateInFrench} ${ways[via]}` : stateInFrench;

export const models: { model: Model; words: string; needsHealth: boolean }[] = [
  { model: 'dlu', words: 'Document de liaison d’urgence', needsHealth: true },
  { model: 'transfer-sheet', words: 'Fiche de liaison d’urgence', needsHealth: true },
  { model: 'personal-project', words: 'Projet personnalisé', needsHealth: false },
];

/** The models this role writes (docs/rights.md): those that speak of health, not by everyone. */
export function modelsFor({ acts, practice }: Pick<Session, 'acts' | 'practice'>): typeof models {
  if (!acts.includes('documents.begin')) return [];
  const all = practice?.role !== 'accompagnant' && practice?.role !== 'encadrement';
  return models.filter(({ needsHealth }) => all || !needsHealth);
}

/** Who records a departure and writes the papers that go with it. */
export const mayPrepareTransfer = (session: Pick<Session, 'acts' | 'practice'>): boolean =>
  session.acts.includes('stays.transferToHospital') &&
  modelsFor(session).some(({ model }) => model === 'transfer-sheet');

export const fileWords: Record<Row['files'][number], string> = {
  pdf: 'PDF',
  n3: 'CDA structuré (N3)',
  n1: 'CDA avec PDF (N1)',
  cda: 'Fichier reçu (CDA)',
};

/** The kinds the house has a short word for, whoever wrote the document; the others bear the word of their type. */
const kinds: Partial<Record<Row['model'], string>> = {
  ...Object.fromEntries(models.map(({ model, words }) => [model, words])),
  'return-sheet': 'Fiche de retour',
  'liaison-letter': 'Lettre de liaison',
};

const kindOf = ({ model, typeInFrench }: Pick<Row, 'model' | 'typeInFrench'>): string =>
  kinds[model] ?? curled(typeInFrench);

export type Chip = 'all' | 'draft' | 'received' | `kind:${string}`;

/** The chips worth showing, each with what stands behind it. */
export function chipsOf(rows: readonly Row[]): { chip: Chip; words: string; count: number }[] {
  const found = [...new Set(rows.map(kindOf))];
  const chips: { chip: Chip; words: string }[] = [
    { chip: 'all', words: 'Tous' },
    { chip: 'draft', words: 'Brouillons' },
    { chip: 'received', words: 'Reçus' },
    ...found.map((words) => ({ chip: `kind:${words}` as const, words })),
  ];
  return chips
    .map(({ chip, words }) => ({ chip, words, count: rows.filter(isBehind(chip)).length }))
    .filter(({ chip, count }) => chip === 'all' || count > 0);
}

export const isBehind =
  (chip: Chip) =>
  (row: Row): boolean => {
    if (chip === 'all') return true;
    if (chip === 'draft') return row.state === 'draft';
    if (chip === 'received') return row.origin === 'received';
    return `kind:${kindOf(row)}` === chip;
  };
