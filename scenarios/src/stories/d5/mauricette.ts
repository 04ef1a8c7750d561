import type { Stage } from '../../stage/stage.ts';
import { nameOf, person, professional } from '../../verbs/names.ts';

export const mauricette = person('mauricette');
export const secretary = 'tilleulsSecretary';
export const doctor = 'tilleulsCoordinatingDoctor';
export const doctorName = nameOf(professional(doctor));
export const practitioner = 'generalPractitioner';
export const emergencyDoctor = 'emergencyDoctor';

export const bed = { unit: 'Les Glycines', name: '104' };

/** How many documents the DMP has handed over to Liane, on the wire. */
export async function documentsHandedOver({ town }: Pick<Stage, 'town'>): Promise<number> {
  const exchanges = await town.journal('dmp');
  return exchanges.filter(({ asked }) => asked.startsWith('TD3.2')).length;
}

/** Acts of the doctor on this record, in order. */
export async function actsOfDoctor({ books }: Pick<Stage, 'books'>, personId: string): Promise<string[]> {
  const sql = 'select act from traces where person_id = $1 and who = $2 and refused is null order by at';
  return (await books.rows<{ act: string }>(sql, [personId, doctorName])).map(({ act }) => act);
}
