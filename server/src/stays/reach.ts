import { sql, type RawBuilder } from 'kysely';
import { openBreakGlass } from '../access/index.ts';
import { personById, UnknownPerson } from '../identity/index.ts';
import { RefusedByRight, type Act, type Tx } from '../platform/index.ts';
import { currentStays, type CurrentStayRow } from './store.ts';

const lastingMonths = 6;
/** An admission to come is prepared some days before; planned further away, it gives nothing to read yet. */
const preparedDays = 15;

/** Followed by the establishment worked in: the person stays there, or did until a few months ago; or nobody has admitted them yet. */
export function isFollowedHere(stays: readonly CurrentStayRow[], act: Act): boolean {
  const { limit, prepared } = limitsAt(act.at);
  const here = stays.some(
    (stay) =>
      stay.establishment_id === act.establishmentId &&
      stay.admitted_at <= prepared &&
      (stay.is_open || (stay.ended_at ?? limit) >= limit),
  );
  return here || stays.length === 0;
}

function limitsAt(at: Date): { limit: Date; prepared: Date } {
  const limit = new Date(at);
  limit.setUTCMonth(limit.getUTCMonth() - lastingMonths);
  return { limit, prepared: new Date(at.getTime() + preparedDays * 86_400_000) };
}

/** The commonest way to be followed here, as the database checks it: a stay of that very person. Not holding says nothing yet. */
const staysHere = `exists (
  select from current_stays s where s.organisation_id = $1 and s.person_id = $2 and s.establishment_id = $3
    and s.admitted_at <= $4 and (s.is_open or coalesce(s.ended_at, $5) >= $5))`;

const presumeStaysHere = (tx: Tx, act: Act, personId: string): boolean => {
  const { limit, prepared } = limitsAt(act.at);
  return tx.presume(staysHere, [act.organisationId, personId, act.establishmentId, prepared, limit]);
};

/** The same as a condition on a row of `persons`, whatever the age of the stay: it narrows a search before its limit does. */
export const mayBeFollowedHere = (act: Act): RawBuilder<boolean> => sql<boolean>`(
  exists (select from current_stays s where s.organisation_id = persons.organisation_id and s.person_id = persons.id and s.establishment_id = ${act.establishmentId})
  or not exists (select from current_stays s where s.organisation_id = persons.organisation_id and s.person_id = persons.id))`;

/** A record is within reach of the establishment that follows the person; or by break-glass, which says why. Throws UnknownPerson, RefusedByRight. */
export async function mayReach(tx: Tx, act: Act, personId: string): Promise<void | { why: string }> {
  if (presumeStaysHere(tx, act, personId)) return;
  const stays = await currentStays(tx, act.organisationId, personId);
  if (stays.length === 0 && !(await personById(tx, act.organisationId, personId))) throw new UnknownPerson();
  if (isFollowedHere(stays, act)) return;
  const broken = await openBreakGlass(tx, act, personId);
  if (broken) return broken;
  throw new RefusedByRight(
    'record-out-of-reach',
    'Cette personne n’est pas suivie par l’établissement où vous travaillez.',
    'En cas d’urgence, demandez un accès d’urgence en disant pourquoi ; il sera relu.',
    personId,
  );
}
