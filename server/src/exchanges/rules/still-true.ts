import { isPending, mayHaveLeft } from '../sending.ts';
import { over, type Rule } from './rule.ts';

/** What was cancelled is not told, what never left is not deleted, and nothing is written to somebody who died, nor to who left the circle. */
export const stillTrue: Rule = ({ sending, deceased, cancelled, follows, hasLeftCircle }) => {
  if (cancelled) return over('cancelled', 'Ce qui devait être annoncé a été annulé.');
  if (sending.kind === 'deletion' && follows && !mayHaveLeft(follows) && !isPending(follows))
    return over('never-left', 'La version à retirer n’était jamais partie.');
  if (hasLeftCircle && sending.kind !== 'deletion')
    return over('no-longer-in-circle', `${sending.recipientName} n’est plus dans l’entourage de la personne.`);
  if (sending.channel === 'citizen' && deceased) return over('deceased', 'La personne est décédée.');
  return null;
};
