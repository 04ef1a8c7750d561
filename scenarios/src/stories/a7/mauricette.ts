import { generalPractitioner, sablierHospital } from '@liane/cast';
import type { Stage } from '../../stage/stage.ts';
import { nameOf, person, professional } from '../../verbs/names.ts';

export const mauricette = person('mauricette');
export const nurse = 'tilleulsNurse';
export const secretary = 'tilleulsSecretary';
export const nurseName = nameOf(professional(nurse));
export const secretaryName = nameOf(professional(secretary));
export const doctor = 'tilleulsCoordinatingDoctor';
export const doctorName = nameOf(professional(doctor));
export const emergencyDoctor = 'emergencyDoctor';

export const gpMailbox = generalPractitioner.mssante ?? '';
export const emergencyMailbox = sablierHospital.mssante ?? '';
export const coordinatingDoctorMailbox = professional(doctor).mssante ?? '';
export const citizenMailbox = `${mauricette.ins?.matricule ?? ''}@patient.mssante.fr`;

export const bed = { unit: 'Les Glycines', name: '104' };

/** Identifier of her record, known once she is admitted. */
export function recordOf({ notes }: Stage): string {
  const id = notes.get('mauricette');
  if (typeof id !== 'string') throw new Error('Mauricette has no record yet.');
  return id;
}

/** How many people hold her birth name. */
export async function recordsOfHer({ books }: Stage): Promise<number> {
  const { birthFamilyName, firstBirthGivenName } = mauricette.traits;
  const sql = 'select id from persons where birth_family_name = $1 and first_birth_given_name = $2';
  return (await books.rows(sql, [birthFamilyName, firstBirthGivenName])).length;
}

/** Names of the acts traced on her record, by somebody, in order. */
export async function tracesOf(stage: Stage, who: string): Promise<string[]> {
  const sql = 'select act from traces where person_id = $1 and who = $2 and refused is null order by at';
  const rows = await stage.books.rows<{ act: string }>(sql, [recordOf(stage), who]);
  return rows.map(({ act }) => act);
}
