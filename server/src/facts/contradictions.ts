import { uuidv7, type Act, type Tx } from '../platform/index.ts';
import { end } from './end.ts';
import { isOpen, type FactContent } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { ThereIsSome } from './refusals.ts';
import { lastingFacts } from './store.ts';

/**
 * « Aucune connue » and an item of the same subject are never current together: the item ends it, and saying there is none is
 * refused while there is some. Throws ThereIsSome.
 */
export async function settleContradictions(
  tx: Tx,
  act: Act,
  kept: KeptBy,
  personId: string,
  content: FactContent,
): Promise<void> {
  const absence = kept.absenceOf?.(content) ?? null;
  const subject = kept.subjectOf?.(content) ?? null;
  if (absence === null && subject === null) return;
  const current = (await lastingFacts(tx, act.organisationId, personId)).filter(
    (fact) => fact.module === kept.module && isOpen(fact),
  );
  if (absence !== null && current.some((fact) => kept.subjectOf?.(fact.content) === absence)) throw new ThereIsSome();
  if (subject === null) return;
  for (const said of current.filter((fact) => kept.absenceOf?.(fact.content) === subject)) {
    await end(
      tx,
      act,
      kept,
      { id: uuidv7(act.at), personId: said.personId, factId: said.factId, basedOn: said.id },
      { endedAt: act.at, why: 'Il y en a désormais au dossier' },
    );
  }
}
