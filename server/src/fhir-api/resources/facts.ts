import type { Resource } from '@medplum/fhirtypes';
import { sql, type RawBuilder } from 'kysely';
import { displayName, type Person } from '../../identity/index.ts';
import { listRows, ofPersons } from '../list-rows.ts';
import { keptPersons } from '../same-person.ts';
import type { SearchParams } from '../search-param.ts';
import { serveResource, type Asking, type Found, type Selection, type ServedResource } from '../served-resource.ts';
import type { FactListed } from '../store.ts';

/** A fact before it becomes a resource: what is common to all. */
export interface FactAsked {
  row: FactListed;
  person: Person;
  common: { id: string; version: string; lastUpdated: Date; person: { id: string; name: string } };
}

export interface Part {
  part: string;
  resource: Resource;
  gone?: boolean;
}

interface ServedFacts<P extends Resource> {
  type: ServedResource['type'];
  profiles: readonly string[];
  params: SearchParams<P>;
  /** Kinds of facts this type is made of. */
  kinds: readonly string[];
  /** Kinds that grow for years are kept by another index than those that last. */
  series: boolean | 'both';
  dated: boolean;
  /** « Aucune connue » is not repeated once something is known, as on screens. */
  none: { kind: string; contradictedBy: string } | null;
  /** The resources of one fact: none, one, or one a part. */
  parts: (fact: FactAsked, asking: Asking) => Part[];
}

/** A type made of facts of the record: their last version, without those withdrawn. */
export const serveFacts = <P extends Resource>({
  kinds,
  series,
  none,
  parts,
  ...served
}: ServedFacts<P>): ServedResource =>
  serveResource<FactListed, P>({
    ...served,
    demands: ['patient', 'subject', '_id', '_lastUpdated'],
    rows: (asking, selection) =>
      listRows(asking, 'fhir_facts', sql`*`, selection, [
        sql`kind = any(${[...kinds]}::text[])`,
        series === 'both' ? sql`(series or not series)` : series ? sql`series` : sql`not series`,
        ...(selection.withWithdrawn ? [] : [sql<boolean>`state <> 'withdrawn'`]),
        ...(none === null ? [] : [uncontradicted(none, selection)]),
        ...ofPersons(selection),
      ]),
    found: async (asking, rows) => {
      const persons = await keptPersons(
        asking,
        rows.map(({ person_id }) => person_id),
      );
      return rows.flatMap((row): Found[] => {
        const person = persons.get(row.person_id);
        if (!person) return [];
        const common = {
          id: row.id,
          version: String(row.version),
          lastUpdated: row.changed_at,
          person: { id: person.id, name: displayName(person) },
        };
        return parts({ row, person, common }, asking).map((made) => ({ ...made, personId: person.id, row }));
      });
    },
  });

function uncontradicted(
  { kind, contradictedBy }: { kind: string; contradictedBy: string },
  { personIds }: Selection,
): RawBuilder<boolean> {
  const samePerson =
    personIds === null ? sql`known.person_id = fhir_facts.person_id` : sql`known.person_id = any(${personIds}::uuid[])`;
  return sql`(kind <> ${kind} or state = 'withdrawn' or not exists (
    select from fhir_facts known
    where known.organisation_id = fhir_facts.organisation_id and ${samePerson}
      and known.kind = ${contradictedBy} and known.state = 'current' and not known.series
  ))`;
}

/** The one resource of a fact. */
export const alone = (resource: Resource): Part[] => [{ part: '', resource }];
