import type { Patient } from '@medplum/fhirtypes';
import { sql, type RawBuilder } from 'kysely';
import { absorbedPatient, patient } from '@liane/fhir';
import { foldName } from '@liane/vocabulary';
import { birthPlaceName, insToSend, personsById, type Person } from '../../identity/index.ts';
import { currentStays } from '../../stays/index.ts';
import { readDate } from '../date-range.ts';
import { listRows } from '../list-rows.ts';
import { absorbedBy, keptPersons } from '../same-person.ts';
import { datesOf, type SearchParams, type Term } from '../search-param.ts';
import { serveResource, type Asking, type Found, type Row, type Selection } from '../served-resource.ts';

const namesOf = (
  { name = [] }: Patient,
  pick: (name: NonNullable<Patient['name']>[number]) => (string | undefined)[],
): string[] => name.flatMap((one) => pick(one).flatMap((text) => text ?? []));

const params: SearchParams<Patient> = {
  identifier: {
    type: 'token',
    of: ({ identifier = [] }) => identifier.map(({ system, value }) => ({ system, code: value })),
  },
  family: { type: 'string', of: (person) => namesOf(person, ({ family }) => [family]) },
  given: { type: 'string', of: (person) => namesOf(person, ({ given = [] }) => given) },
  name: { type: 'string', of: (person) => namesOf(person, ({ family, given = [] }) => [family, ...given]) },
  birthdate: { type: 'date', of: ({ birthDate }) => datesOf(birthDate) },
  gender: { type: 'token', of: ({ gender }) => [{ code: gender }] },
};

export const patients = serveResource<Row, Patient>({
  type: 'Patient',
  profiles: ['fr-core-patient', 'fr-core-patient-ins'],
  params,
  dated: false,
  demands: [],
  rows: (asking, selection) =>
    listRows(asking, 'fhir_people', sql`id, id as person_id, changed_at, null::timestamptz as dated_at`, selection, [
      ...(selection.withWithdrawn ? [] : [sql<boolean>`merged_into is null`]),
      ...ofIds(selection),
      ...selection.terms.flatMap(narrowing),
    ]),
  found: async (asking, rows) => {
    const persons = await personsById(
      asking.tx,
      asking.caller.act.organisationId,
      rows.map(({ id }) => id),
    );
    const kept = await keptPersons(
      asking,
      rows.map(({ id }) => id),
    );
    const absorbed = await absorbedBy(
      asking,
      rows.map(({ id }) => id),
    );
    const found: Found[] = [];
    for (const row of rows) {
      const [person, instead] = [persons.get(row.id), kept.get(row.id)];
      if (!person || !instead) continue;
      const resource =
        instead.id === person.id
          ? await written(asking, person, row, absorbed.get(person.id) ?? [])
          : absorbedPatient({ ...versioned(row), keptId: instead.id });
      found.push({ resource, personId: instead.id, row, part: '' });
    }
    return found;
  },
});

const ofIds = ({ personIds }: Selection): RawBuilder<boolean>[] =>
  personIds === null ? [] : [sql`id = any(${personIds}::uuid[])`];

const versioned = ({ id, changed_at }: Row) => ({ id, version: String(changed_at.getTime()), lastUpdated: changed_at });

async function written(asking: Asking, person: Person, row: Row, replaces: string[]): Promise<Patient> {
  const { tx, caller, publicUrl } = asking;
  const { organisationId } = caller.act;
  const { complementary, traits } = person;
  const death = (await currentStays(tx, organisationId, person.id)).find(({ state }) => state === 'deceased');
  return patient(
    {
      ...versioned(row),
      traits,
      birthPlaceName: knownPlace(traits.birthPlaceCode, traits.birthDate),
      status: person.status,
      attributes: person.attributes,
      ins: insToSend(person),
      local: { system: localSystem(publicUrl, organisationId), number: person.localId },
      usedFamilyName: complementary.usedFamilyName,
      usedGivenName: complementary.usedGivenName,
      address: complementary.address,
      telecoms: complementary,
      spokenLanguage: complementary.spokenLanguage,
      deceasedAt: death?.ended_at ?? null,
      replaces,
    },
    caller.frCore,
  );
}

/** Who gives the numbers of records: this organisation, in this installation. */
export const localSystem = (publicUrl: string, organisationId: string): string =>
  new URL(`/fhir/namingsystem/organisations/${organisationId}/dossiers`, publicUrl).toString();

const knownPlace = (code: string, birthDate: string): string | null => {
  const name = birthPlaceName(code, birthDate);
  return name === code ? null : name;
};

/** Conditions of SQL that let through at least what the term does: the resource itself is compared afterwards. */
function narrowing({ name, modifier, values }: Term): RawBuilder<boolean>[] {
  if (name === 'identifier') {
    const numbers = values.map((value) => value.slice(value.indexOf('|') + 1)).filter((number) => number !== '');
    return numbers.length < values.length
      ? []
      : [sql`(local_id = any(${numbers}::text[]) or ins_matricule = any(${numbers}::text[]))`];
  }
  if (name === 'family' || name === 'given' || name === 'name') {
    const likes = values.flatMap((value) => {
      const folded = foldName(value);
      if (folded === '') return [];
      return [sql<boolean>`names like ${modifier === 'contains' ? `%${folded}%` : `% ${folded}%`}`];
    });
    return likes.length === 0 ? [sql`false`] : [sql`(${sql.join(likes, sql` or `)})`];
  }
  if (name === 'birthdate') return values.length === 1 ? aroundBirth(values[0] ?? '') : [];
  return [];
}

const day = 24 * 3600 * 1000;
const civil = (at: number): string => new Date(at).toISOString().slice(0, 10);

function aroundBirth(value: string): RawBuilder<boolean>[] {
  const asked = readDate(value);
  if (!asked || asked.prefix === 'ne') return [];
  const { prefix, range } = asked;
  const after = sql<boolean>`birth_date >= ${civil(range.from - day)}::date`;
  const before = sql<boolean>`birth_date <= ${civil(range.to + day)}::date`;
  if (prefix === 'eq') return [after, before];
  return [prefix === 'gt' || prefix === 'ge' || prefix === 'sa' ? after : before];
}
