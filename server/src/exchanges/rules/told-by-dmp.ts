import type { DmpState } from '@liane/connector-dmp';
import type { Person } from '../../identity/index.ts';
import { differences } from '../divergence.ts';
import type { DivergenceLine } from '../tables.ts';
import { held, type Hold } from './rule.ts';

/** A document is fed only to a DMP that exists and is open (SC.DMP/ALI/PROG.01, TD0.2). */
export function activeDmp(state: Pick<DmpState, 'state' | 'closedBecause'>): Hold | null {
  if (state.state === 'active') return null;
  return state.state === 'closed'
    ? held(
        'dmp-closed',
        'Le DMP de la personne est fermé.',
        'Si elle le rouvre dans Mon espace santé, l’envoi repartira seul.',
      )
    : held('dmp-absent', 'La personne n’a pas de DMP.', 'S’il est créé un jour, l’envoi repartira seul.');
}

/** Names that differ stop the flow until somebody confirms that the DMP is the person's (SC.DMP/CONF.01). */
export function coherentIdentity(
  person: Pick<Person, 'traits'>,
  state: Pick<DmpState, 'traits'>,
): { hold: Hold; lines: DivergenceLine[] } | null {
  const lines = differences(person.traits, state.traits);
  if (lines.length === 0) return null;
  return {
    lines,
    hold: held(
      'dmp-divergence',
      `Le DMP répond sous une autre identité : ${lines.map(({ trait }) => trait.toLocaleLowerCase('fr')).join(', ')}.`,
      'Comparez, puis confirmez que c’est bien la même personne, ou corrigez son identité.',
    ),
  };
}
