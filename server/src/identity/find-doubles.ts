import { foldName, isCivilDate } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import { byMatricule } from './by-matricule.ts';
import { likeness, swapped, type Likeness, type SomeTraits } from './likeness.ts';
import type { Person } from './person.ts';
import { toPerson } from './store.ts';
import { identityTables } from './tables.ts';

export interface Known {
  person: Person;
  likeness: Likeness;
}

const most = 20;
const likelyEnough = 0.5;

/**
 * Recherche d’antériorité: by matricule, former ones included (INS/va1.41); else by birth date with the first letters of the names
 * (INS/va1.02), or by names alone; accents, hyphens, apostrophes and order of words do not count (INS/va1.25). The likest first.
 */
export async function findDoubles(
  tx: Tx,
  organisationId: string,
  asked: SomeTraits & { matricule?: string | undefined },
): Promise<Known[]> {
  const matricule = asked.matricule?.replaceAll(/\s/g, '').toUpperCase() ?? '';
  const bearers = matricule === '' ? [] : await withMatricule(tx, organisationId, matricule);
  const alike = await withTraits(tx, organisationId, asked);
  const known = new Map<string, Known>();
  for (const person of alike) known.set(person.id, { person, likeness: likeness(person.traits, asked) });
  for (const person of bearers) {
    const why = person.ins?.matricule.startsWith(matricule) ? 'Porte ce matricule INS' : 'A porté ce matricule INS';
    known.set(person.id, { person, likeness: { score: 1, why } });
  }
  return [...known.values()]
    .filter(({ likeness: { score } }) => score >= likelyEnough)
    .toSorted((a, b) => b.likeness.score - a.likeness.score)
    .slice(0, most);
}

const shortestMatricule = 13;

async function withMatricule(tx: Tx, organisationId: string, matricule: string): Promise<Person[]> {
  if (matricule.length < shortestMatricule) return [];
  const rows = await present(tx, organisationId).where(byMatricule(matricule)).limit(most).execute();
  return rows.map(toPerson);
}

const mostCompared = 500;

async function withTraits(
  tx: Tx,
  organisationId: string,
  { birthFamilyName, firstBirthGivenName, birthDate }: SomeTraits,
): Promise<Person[]> {
  if (birthDate) {
    const days = [birthDate, swapped(birthDate)].filter(isCivilDate);
    const rows = await present(tx, organisationId).where('birth_date', 'in', days).limit(mostCompared).execute();
    if (rows.length > 0) return rows.map(toPerson);
  }
  const words = foldName(`${birthFamilyName ?? ''} ${firstBirthGivenName ?? ''}`)
    .split(' ')
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  let query = present(tx, organisationId);
  for (const word of words) query = query.where('names', 'like', `% ${word.slice(0, 3)}%`);
  return (await query.limit(mostCompared).execute()).map(toPerson);
}

const present = (tx: Tx, organisationId: string) =>
  identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('merged_into', 'is', null);
