import type { CastPerson } from '@liane/cast';
import { only } from '../stage/expect.ts';
import type { Stage } from '../stage/stage.ts';

/** Identifier of the record that bears the INS of somebody of the cast. */
export async function recordOf({ books }: Pick<Stage, 'books'>, { ins }: CastPerson): Promise<string> {
  const rows = await books.rows<{ id: string }>('select id from persons where ins_matricule = $1', [ins?.matricule]);
  return only(rows).id;
}

/** Their matricule; throws for somebody INSi does not know. */
export function matriculeOf({ key, ins }: CastPerson): string {
  if (ins === undefined) throw new Error(`${key} has no INS in the cast.`);
  return ins.matricule;
}
