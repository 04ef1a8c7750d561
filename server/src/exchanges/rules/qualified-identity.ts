import { insToSend } from '../../identity/index.ts';
import { held, type Rule } from './rule.ts';

/** The DMP and the citizen are only reached by a qualified INS (SC.DMP/ALI/PROG.01, SC.MSS.18.MS1, ECO.2.2.6); a deletion goes where it went. */
export const qualifiedIdentity: Rule = ({ sending, person, follows }) =>
  sending.channel === 'mssante' ||
  insToSend(person) !== null ||
  (sending.kind === 'deletion' && (follows?.ins ?? null) !== null)
    ? null
    : held(
        'identity-not-qualified',
        'L’identité de la personne n’est pas qualifiée.',
        'Qualifiez son identité : le document sera réémis à l’identique avec l’INS, et partira seul.',
      );
