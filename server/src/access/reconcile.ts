import type { ProSanteConnectIdentity } from '@liane/connector-pro-sante-connect';
import { structIdNatOfFiness } from '@liane/vocabulary';
import type { Workplace } from './needs.ts';
import { rightsRoleOf } from './rights-role.ts';
import type { PracticeRow } from './store.ts';

export type Reconciled =
  | { practices: PracticeRow[] }
  | { problem: 'account-closed' | 'no-matching-establishment' | 'role-not-confirmed' };

/**
 * The practices given by our administrators that Pro Santé Connect confirms: same establishment by its FINESS, same role by
 * profession and genre (digest §1.6, SC.PSC.02). `administrateur` is ours alone to give: the establishment is enough.
 */
export function reconcile(
  identity: Pick<ProSanteConnectIdentity, 'SubjectRefPro'>,
  practices: readonly PracticeRow[],
  places: ReadonlyMap<string, Workplace>,
): Reconciled {
  if (practices.length === 0) return { problem: 'account-closed' };
  const told = situationsOf(identity);
  const there = practices.filter(({ establishment_id }) =>
    told.some((situation) => situation.isAt(places.get(establishment_id)?.finess)),
  );
  if (there.length === 0) return { problem: 'no-matching-establishment' };
  const confirmed = there.filter(
    ({ role, establishment_id }) =>
      role === 'administrateur' ||
      told.some((situation) => situation.role === role && situation.isAt(places.get(establishment_id)?.finess)),
  );
  return confirmed.length === 0 ? { problem: 'role-not-confirmed' } : { practices: confirmed };
}

const situationsOf = ({ SubjectRefPro }: Pick<ProSanteConnectIdentity, 'SubjectRefPro'>) =>
  SubjectRefPro.exercices.flatMap((exercise) =>
    exercise.activities.map((activity) => ({
      role: rightsRoleOf(exercise.codeProfession, activity.codeGenreActivite),
      isAt: (finess: string | undefined): boolean =>
        finess !== undefined &&
        (activity.numeroFinessSite === finess ||
          activity.ancienIdentifiantDeLaStructure === structIdNatOfFiness(finess)),
    })),
  );
