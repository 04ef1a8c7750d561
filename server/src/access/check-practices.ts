import type { Act, Tx } from '../platform/index.ts';
import type { AccessNeeds } from './needs.ts';
import { RoleDisagrees, RppsNeeded, UnknownPractice } from './refusals.ts';
import { needsRpps, rightsRoleOf } from './rights-role.ts';
import type { Genre, RightsRole } from './words.ts';

/** A role in an establishment, as an administrator gives it. */
export interface GivenPractice {
  establishmentId: string;
  role: RightsRole;
  professionCode: string | null;
  genre: Genre;
  isAdministrator: boolean;
}

/**
 * The establishment is one of ours, and the role is the one that Pro Santé Connect will confirm for this profession and genre.
 * Throws UnknownPractice, RppsNeeded or RoleDisagrees.
 */
export async function checkPractices(
  { workplaces }: Pick<AccessNeeds, 'workplaces'>,
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  practices: readonly GivenPractice[],
  rpps: string | null,
): Promise<void> {
  const places = await workplaces(
    tx,
    practices.map(({ establishmentId }) => establishmentId),
  );
  for (const { establishmentId, role, professionCode, genre } of practices) {
    if (places.get(establishmentId)?.organisationId !== act.organisationId) throw new UnknownPractice();
    if (needsRpps(role) && !rpps) throw new RppsNeeded();
    const supported = rightsRoleOf(professionCode ?? '', genre);
    if (role !== 'administrateur' && supported !== null && supported !== role) throw new RoleDisagrees();
    if (rpps && role !== 'administrateur' && supported === null) throw new RoleDisagrees();
  }
}
