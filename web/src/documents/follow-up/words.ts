import type { FollowUpLine } from '@liane/server/contract/documents';
import type { BadgeState } from '../../design/badge.tsx';

type About = FollowUpLine['about'];

/** In the order they are read: what is swallowed tonight first. */
export const aboutWords: Record<About, string> = {
  treatment: 'Traitements',
  allergy: 'Allergies',
  problem: 'Diagnostics',
  'follow-up': 'Suivi demandé',
};

/** What accepting writes in the record. */
export const effectWords: Record<About, Partial<Record<FollowUpLine['action'], string>>> = {
  treatment: {
    start: 'Ajouté aux traitements',
    change: 'Le traitement en cours est remplacé par celui-ci',
    stop: 'Le traitement en cours est arrêté',
  },
  allergy: { start: 'Ajoutée aux allergies' },
  problem: { start: 'Ajouté aux diagnostics' },
  'follow-up': { note: 'Noté dans les transmissions de santé' },
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

/** Lines by subject, in the order of `aboutWords`; those without line left out. */
export function bySubject(lines: readonly FollowUpLine[]): { about: About; words: string; lines: FollowUpLine[] }[] {
  return (Object.keys(aboutWords) as About[])
    .map((about) => ({ about, words: aboutWords[about], lines: lines.filter((line) => line.about === about) }))
    .filter(({ lines: some }) => some.length > 0);
}
