import type { Encounter } from '@medplum/fhirtypes';
import { sql } from 'kysely';
import { encounter, type FhirStayState } from '@liane/fhir';
import { establishments } from '../../directory/index.ts';
import { displayName } from '../../identity/index.ts';
import { standingAt, stayKindInFrench, staysWhere, type Stay } from '../../stays/index.ts';
import { listRows, ofPersons } from '../list-rows.ts';
import { keptPersons } from '../same-person.ts';
import { periodOf, referencesOf, type SearchParams } from '../search-param.ts';
import { serveResource, type Found, type Row } from '../served-resource.ts';

const params: SearchParams<Encounter> = {
  patient: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  subject: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  status: { type: 'token', of: ({ status }) => [{ code: status }] },
  class: { type: 'token', of: (stay) => [{ system: stay.class.system, code: stay.class.code }] },
  date: { type: 'date', of: ({ period }) => periodOf(period) },
};

export const encounters = serveResource<Row, Encounter>({
  type: 'Encounter',
  profiles: ['fr-core-encounter'],
  params,
  dated: true,
  demands: [],
  rows: (asking, selection) =>
    listRows(asking, 'fhir_stays', sql`id, person_id, changed_at, dated_at`, selection, ofPersons(selection)),
  found: async (asking, rows) => {
    const { tx, caller } = asking;
    const stays = await staysWhere(tx, caller.act.organisationId, { ids: rows.map(({ id }) => id) });
    const persons = await keptPersons(
      asking,
      rows.map(({ person_id }) => person_id),
    );
    const houses = new Map((await establishments(tx)).map((house) => [house.id, house]));
    return rows.flatMap((row): Found[] => {
      const [stay, person] = [stays.find(({ id }) => id === row.id), persons.get(row.person_id)];
      if (!stay || !person) return [];
      const house = houses.get(stay.establishmentId);
      const resource = encounter({
        id: stay.id,
        version: String(row.changed_at.getTime()),
        lastUpdated: row.changed_at,
        person: { id: person.id, name: displayName(person) },
        kind: stay.kind,
        kindInFrench: stayKindInFrench[stay.kind],
        ...timeOf(stay, caller.act.at),
        establishment: { name: house?.name ?? '', finess: house?.finess ?? '' },
      });
      return [{ resource, personId: person.id, row, part: '' }];
    });
  },
});

/** A stay whose admission was cancelled never took place. */
function timeOf(
  stay: Stay,
  now: Date,
): { state: FhirStayState; admittedAt: Date; endedAt: Date | null; leaves: { from: Date; to: Date | null }[] } {
  const standing = standingAt(stay, now);
  const movements = stay.movements
    .filter((movement) => !movement.cancelled || !standing)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.recordedAt.getTime() - b.recordedAt.getTime());
  const admittedAt = movements[0]?.at ?? now;
  if (!standing) return { state: 'cancelled', admittedAt, endedAt: null, leaves: [] };
  const leaves: { from: Date; to: Date | null }[] = [];
  for (const { kind, at } of movements) {
    if (at > now) break;
    const leave = leaves.at(-1);
    if (kind !== 'move' && leave?.to === null) leave.to = at;
    if (kind === 'absence' || kind === 'hospitalisation') leaves.push({ from: at, to: null });
  }
  return { state: standing.state, admittedAt, endedAt: standing.endedAt, leaves };
}
