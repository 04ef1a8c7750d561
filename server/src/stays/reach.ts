import { openBreakGlass } from '../access/index.ts';
import { RefusedByRight, type Act, type Tx } from '../platform/index.ts';
import { currentStays } from './store.ts';

const lastingMonths = 6;

/**
 * A record is within reach of the establishment where the person stays, or stayed until a few months ago; of any
 * establishment of the organisation while nobody has admitted the person yet; and by break-glass, which says why.
 * Throws a RefusedByRight.
 */
export async function mayReach(tx: Tx, act: Act, personId: string): Promise<void | { why: string }> {
  const stays = await currentStays(tx, act.organisationId, personId);
  const limit = new Date(act.at);
  limit.setMonth(limit.getMonth() - lastingMonths);
  const here = stays.some((stay) => stay.establishment_id === act.establishmentId && (stay.is_open || (stay.ended_at ?? limit) >= limit));
  if (here || stays.length === 0) return;
  const broken = await openBreakGlass(tx, act, personId);
  if (broken) return broken;
  throw new RefusedByRight('record-out-of-reach', 'Cette personne n’est pas suivie par l’établissement où vous travaillez.', 'En cas d’urgence, demandez un accès d’urgence en disant pourquoi ; il sera relu.');
}
