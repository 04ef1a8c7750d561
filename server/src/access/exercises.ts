import type { ProSanteConnectIdentity } from '@liane/connector-pro-sante-connect';
import { structIdNatOfFiness } from '@liane/vocabulary';
import type { Act, Tx } from '../platform/index.ts';
import type { Workplace } from './needs.ts';
import { rightsRoleOf } from './rights-role.ts';
import { tables, type Exercise, type Exercises, type PracticeRow } from './store.ts';

/** What Pro Santé Connect says of each confirmed practice (digest §1.5): the situation of the same place, of the same role when several. */
export function exercisesOf(
  { SubjectRefPro }: Pick<ProSanteConnectIdentity, 'SubjectRefPro'>,
  practices: readonly PracticeRow[],
  places: ReadonlyMap<string, Workplace>,
): Exercises {
  const told = SubjectRefPro.exercices.flatMap((exercise) =>
    exercise.activities.map((activity) => ({ exercise, activity })),
  );
  return Object.fromEntries(
    practices.flatMap((practice) => {
      const finess = places.get(practice.establishment_id)?.finess;
      const here = told.filter(
        ({ activity }) =>
          finess !== undefined &&
          (activity.numeroFinessSite === finess ||
            activity.ancienIdentifiantDeLaStructure === structIdNatOfFiness(finess)),
      );
      const situation =
        here.find(
          ({ exercise, activity }) =>
            rightsRoleOf(exercise.codeProfession, activity.codeGenreActivite) === practice.role,
        ) ?? here[0];
      if (!situation) return [];
      const { exercise, activity } = situation;
      return [
        [
          practice.id,
          {
            civility: civilityOf(exercise.codeCiviliteDexercice) ?? civilityOf(SubjectRefPro.codeCivilite),
            professionCode: exercise.codeProfession,
            savoirFaire: exercise.codeSavoirFaire || null,
            sector: activity.codeSecteurDactivite || null,
          } satisfies Exercise,
        ] as const,
      ];
    }),
  );
}

const civilityOf = (code: string): Exercise['civility'] => (code === 'M' || code === 'MME' ? code : null);

/** What was said at sign-in of the practice worked in now; undefined with a passkey. */
export async function exerciseOf(tx: Tx, act: Pick<Act, 'sessionId' | 'practiceId'>): Promise<Exercise | undefined> {
  const row = await tables(tx)
    .selectFrom('sessions')
    .select('exercises')
    .where('id', '=', act.sessionId)
    .executeTakeFirst();
  return (row?.exercises as Exercises | null | undefined)?.[act.practiceId];
}
