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
    stop: 'Garder ne change rien\u202F; arrêter met fin au traitement en cours',
  },
  allergy: { start: 'Sera ajoutée aux allergies' },
  problem: { start: 'Sera ajouté aux diagnostics' },
  'follow-up': { note: 'Sera notée dans la santé, sous «\u00A0Évènements\u00A0»' },
};

export const stateWords: Record<FollowUpLine['state'], { words: string; badge: BadgeState }> = {
  proposed: { words: 'À décider', badge: 'todo' },
  accepted: { words: 'Accepté', badge: 'done' },
  refused: { words: 'Refusé', badge: 'plain' },
};

/** A stop is decided between two words of its own: a list may leave a treatment out because its writer was in a hurry. */
export const decidedWords = ({ action, state }: Pick<FollowUpLine, 'action' | 'state'>) => {
  const said = stateWords[state];
  if (action !== 'stop' || state === 'proposed') return said;
  return { ...said, words: state === 'accepted' ? 'Arrêté' : 'Gardé' };
};

/** Why a treatment stays: pressing « Garder » says it, nothing more is asked. */
export const keptAsItIs = 'Gardé tel quel';

/** Over the two sides of a change: the record before, and after. */
export const changeWords = ({
  action,
  state,
}: Pick<FollowUpLine, 'action' | 'state'>): [before: string, after: string] => {
  if (state === 'accepted') return ['Avant', 'Depuis'];
  if (state === 'refused') return ['Alors', 'Ce qui était proposé'];
  return ['Aujourd’hui', action === 'stop' ? 'Si vous arrêtez' : 'Si vous acceptez'];
};

/** Lines in the order in which this page showed them first: a decided line does not move under the pointer. */
export function asShownFirst(shown: readonly string[], lines: readonly FollowUpLine[]): FollowUpLine[] {
  const place = (key: string): number => (shown.includes(key) ? shown.indexOf(key) : shown.length);
  return lines.toSorted((a, b) => place(a.key) - place(b.key));
}

/** « Reçu de DR … », as people say it: « Reçu du Dr … ». */
export const spokenFrom = (from: string): string =>
  from.replace(/^Reçu de (.*)$/, (_all, name: string) => `Reçu ${of(spokenName(name))}`);

/** Lines by subject, in the order of `aboutWords`; those without line left out. */
export function bySubject(lines: readonly FollowUpLine[]): { about: About; words: string; lines: FollowUpLine[] }[] {
  return (Object.keys(aboutWords) as About[])
    .map((about) => ({ about, words: aboutWords[about], lines: lines.filter((line) => line.about === about) }))
    .filter(({ lines: some }) => some.length > 0);
}
