import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { civilDayOf } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { addCreated } from './add-created.ts';
import { freshBirthPlaces } from './birth-places.ts';
import { readCsv } from './csv-lines.ts';
import { LineRefused, personOfLine, type CsvPerson } from './csv-person.ts';
import { likeness } from './likeness.ts';
import { lockCreations } from './lock-creations.ts';
import { displayName, type Person } from './person.ts';
import { toPerson } from './store.ts';
import { identityTables, type Author } from './tables.ts';
import { sameStrictTraits } from './typed-traits.ts';

export interface ImportReport {
  created: number;
  alreadyKnown: number;
  refused: { line: number; message: string }[];
  /** Created but looks like somebody, or not created since only an accent or a hyphen differs: `personId` is the other one. */
  toReview: { line: number; message: string; personId: string }[];
}

type Known = Pick<Person, 'id' | 'traits' | 'complementary'>;

const lookAlike = 0.75;
const linesBetweenBreaths = 500;

/**
 * Creates the people of a CSV, provisoires. Bad lines are explained and left out, good ones are kept; those with the same five
 * traits as somebody known are counted and left alone. The same import twice creates nobody the second time. With `dryRun`
 * only the report is made. Throws ImportTooLarge, ImportUnreadable.
 */
export async function importPersons(
  tx: Tx,
  author: Author,
  { id, csv, dryRun }: { id: string; csv: string; dryRun: boolean },
): Promise<ImportReport> {
  const today = await civilDayOf(tx, author);
  const places = await freshBirthPlaces(tx);
  const report: ImportReport = { created: 0, alreadyKnown: 0, refused: [], toReview: [] };
  if (!dryRun) await lockCreations(tx, author.organisationId, null);
  const known = await everybodyByBirthDate(tx, author.organisationId);
  const toCreate: (CsvPerson & { id: string; line: number })[] = [];
  let read = 0;
  for (const each of readCsv(csv)) {
    if (++read % linesBetweenBreaths === 0) await breathe();
    if ('refused' in each) report.refused.push({ line: each.line, message: each.refused });
    else take(each.line, () => personOfLine(each.cells, places, today));
  }
  report.created = dryRun ? toCreate.length : await create(toCreate);
  return report;

  function take(line: number, readPerson: () => CsvPerson): void {
    let person: CsvPerson;
    try {
      person = readPerson();
    } catch (refusal) {
      if (!(refusal instanceof LineRefused)) throw refusal;
      report.refused.push({ line, message: refusal.message });
      return;
    }
    const bornAlike = known.get(person.traits.birthDate) ?? [];
    const same = bornAlike.find((other) => sameStrictTraits(other.traits, person.traits));
    if (same) {
      report.alreadyKnown += 1;
      if (
        same.traits.birthFamilyName !== person.traits.birthFamilyName ||
        same.traits.firstBirthGivenName !== person.traits.firstBirthGivenName
      )
        report.toReview.push({
          line,
          message: `Déjà connue, écrite autrement : ${displayName(same)}. Rien n’a été créé.`,
          personId: same.id,
        });
      return;
    }
    const near = bornAlike.find((other) => likeness(other.traits, person.traits).score >= lookAlike);
    if (near)
      report.toReview.push({
        line,
        message: `Ressemble à ${displayName(near)}, née ou né le même jour : comparez les deux dossiers.`,
        personId: near.id,
      });
    const created = { ...person, id: idOfLine(id, line), line };
    toCreate.push(created);
    known.set(person.traits.birthDate, [...bornAlike, created]);
  }

  async function create(people: typeof toCreate): Promise<number> {
    const failed = await addCreated(tx, author, Number(today.slice(0, 4)), people);
    for (const { line } of failed)
      report.refused.push({ line, message: 'La base de données a refusé cette personne : saisissez-la à l’écran.' });
    report.refused.sort((a, b) => a.line - b.line);
    return people.length - failed.length;
  }
}

async function everybodyByBirthDate(tx: Tx, organisationId: string): Promise<Map<string, Known[]>> {
  const rows = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('merged_into', 'is', sql.lit(null))
    .execute();
  return Map.groupBy<string, Known>(rows.map(toPerson), ({ traits }) => traits.birthDate);
}

/** The same line of the same import is the same person. */
function idOfLine(importId: string, line: number): string {
  const hex = createHash('sha256').update(`${importId} ${line}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
