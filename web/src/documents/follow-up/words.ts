import type { FollowUpLine } from '@liane/server/contract/documents';
import { of } from '@liane/vocabulary/articles';
import type { BadgeState } from '../../design/badge.tsx';
import { spokenName } from '../../facts/spoken.ts';

type About = FollowUpLine['about'];

/** In the order they are read: what is swallowed tonight first. */
export const aboutWords: Record<About, string> = {
  treatment: 'Traitements',
  allergy: 'Allergies',
  problem: 'Diagnostics',
  'follow-up': 'Suivi demandé',
};

/** What accepting will write in the record: read before it is done. */
export const effectWords: Record<About, Partial<Record<FollowUpLine['action'], string>>> = {
  treatment: {
    start: 'Sera ajouté aux traitements',
    change: 'Remplacera le traitement en cours',
    stop: 'Arrêtera le traitement en cours',
  },
  allergy: { start: 'Sera ajoutée aux allergies' },
  problem: { start: 'Sera ajouté aux diagnostics' },
  'follow-up': { note: 'Sera notée dans les transmissions de santé' },
};

export const stateWords: Record<FollowUpLine['state'], { words: string; badge: BadgeState }> = {
  proposed: { words: 'À décider', badge: 'todo' },
  accepted: { words: 'Accepté', badge: 'done' },
  refused: { words: 'Refusé', badge: 'plain' },
};

/** Over the two sides of a change: the record before, and after. */
export const changeWords: Record<FollowUpLine['state'], [before: string, after: string]> = {
  proposed: ['Aujourd’hui', 'Si vous acceptez'],
  accepted: ['Avant', 'Depuis'],
  refused: ['Alors', 'Ce qui était proposé'],
};

/** « Reçu de DR … », as people say it: « Reçu du Dr … ». */
export const spokenFrom = (from: string): string =>
  from.replace(/^Reçu de (.*)$/, (_all, name: string) => `Reçu ${of(spokenName(name))}`);

/** Lines by subject, in the order of `aboutWords`; those without line left out. */
export function bySubject(lines: readonly FollowUpLine[]): { about: About; words: string; lines: FollowUpLine[] }[] {
  return (Object.keys(aboutWords) as About[])
    .map((about) => ({ about, words: aboutWords[about], lines: lines.filter((line) => line.about === about) }))
    .filter(({ lines: some }) => some.length > 0);
}
