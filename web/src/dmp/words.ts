import type { Bundle, Consent, DmpDocument, DmpSight } from '@liane/server/contract/dmp';
import type { BadgeState } from '../design/badge.tsx';

/** How each state of the DMP looks; its words come from the server. */
export const standingLooks: Record<DmpSight['standing'], BadgeState> = {
  'not-connected': 'plain',
  unknown: 'plain',
  absent: 'plain',
  closed: 'plain',
  blocked: 'alert',
  diverges: 'alert',
  authorised: 'done',
  'not-authorised': 'todo',
};

export const decisionWords: Record<Consent['decision'], string> = {
  given: 'Est d’accord',
  refused: 'A refusé',
  opposed: 'S’est opposée',
};

export const decisionLooks: Record<Consent['decision'], BadgeState> = {
  given: 'done',
  refused: 'late',
  opposed: 'alert',
};

export type ChangeKind = DmpDocument['changes'][number];

/** What each change does, told before it is done. */
export const changeWords: Record<ChangeKind, { verb: string; says: string; done: string; grave: boolean }> = {
  mask: {
    verb: 'Masquer aux professionnels',
    says: 'Seuls son auteur, le médecin traitant et la personne le verront encore dans le DMP.',
    done: 'Le document est masqué aux professionnels.',
    grave: true,
  },
  unmask: {
    verb: 'Démasquer',
    says: 'Les professionnels autorisés le verront de nouveau dans le DMP.',
    done: 'Le document n’est plus masqué.',
    grave: false,
  },
  'make-visible': {
    verb: 'Rendre visible à la personne',
    says: 'La personne et ses représentants le liront dans Mon espace santé. À faire après le lui avoir annoncé\u00A0; cela ne se reprend pas.',
    done: 'La personne peut maintenant lire ce document.',
    grave: false,
  },
  delete: {
    verb: 'Supprimer du DMP',
    says: 'Il ne sera plus lisible dans le DMP, par personne. Ce qui est classé dans ce dossier y reste.',
    done: 'Le document est supprimé du DMP.',
    grave: true,
  },
};

export type Period = 'all' | '3' | '12' | '24';

export interface Filters {
  kind: string | null;
  /** New since my last visit. */
  fresh: boolean;
  bookmarked: boolean;
  /** Months back. */
  period: Period;
  text: string;
}

export const noFilter: Filters = { kind: null, fresh: false, bookmarked: false, period: 'all', text: '' };

export const isFiltered = ({ kind, fresh, bookmarked, period, text }: Filters): boolean =>
  kind !== null || fresh || bookmarked || period !== 'all' || text.trim() !== '';

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('fr');

/** Whether a line passes the filters; the text is looked for in its title, type, author and place, accents or not. */
export const passes =
  ({ kind, fresh, bookmarked, period, text }: Filters, now: Date) =>
  (document: DmpDocument): boolean => {
    const since = new Date(now);
    since.setMonth(since.getMonth() - Number(period === 'all' ? 0 : period));
    const said = folded(
      [document.title, document.typeInFrench, document.author, document.institution, document.kindInFrench].join(' '),
    );
    return (
      (kind === null || document.kind === kind) &&
      (!fresh || document.isNew) &&
      (!bookmarked || document.bookmarked) &&
      (period === 'all' || new Date(document.at) >= since) &&
      folded(text)
        .split(/\s+/)
        .every((word) => said.includes(word))
    );
  };

/** The families present in a list, the most frequent first. */
export function kindsOf(documents: readonly DmpDocument[]): { kind: string; words: string; count: number }[] {
  const kinds = Map.groupBy(documents, ({ kind }) => kind);
  return [...kinds]
    .map(([kind, lines]) => ({ kind, words: lines[0]?.kindInFrench ?? '', count: lines.length }))
    .toSorted((a, b) => b.count - a.count);
}

/** « 3 nouveaux documents », « 1 nouveau document », « Rien de nouveau ». */
export function newWords(count: number): string {
  if (count === 0) return 'Rien de nouveau';
  return count === 1 ? '1 nouveau document' : `${count} nouveaux documents`;
}

/** What is told of a bundle that is not there yet. */
export const bundleWords: Record<Bundle['state'], { words: string; look: BadgeState }> = {
  none: { words: 'Pas encore préparé', look: 'plain' },
  gathering: { words: 'Préparation en cours', look: 'todo' },
  ready: { words: 'Prêt', look: 'done' },
  failed: { words: 'N’a pas abouti', look: 'late' },
};

/** « 240 ko », « 1,2 Mo ». */
export function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} ko`
    : `${(kilobytes / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
}
