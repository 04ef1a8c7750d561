import { foldName } from '@liane/vocabulary';
import { annuaireNameModifier } from '@liane/vocabulary/unverified/annuaire';
import { AnnuaireQueryInvalid } from './errors.ts';
import type { Line } from './line.ts';
import type { DirectoryEntry, ProfessionalsQuery } from './messages.ts';
import { isThere, placeParameters } from './place.ts';
import { readOrganization, readPractitioner, readRole } from './resources.ts';
import type { Situation, Where, Who } from './resources.ts';
import { search } from './search.ts';
import type { Resource } from './search.ts';
import { rppsSystem } from './systems.ts';

type Parameter = readonly [name: string, value: string];

const mostEntries = 100;
const idsInOneCall = 30;

/** Who they are, then where they work: the directory keeps both apart (digest 14.1). */
export async function professionals(line: Line, query: ProfessionalsQuery): Promise<DirectoryEntry[]> {
  const deadline = AbortSignal.timeout(line.settings.timeout);
  const found = await people(line, query, deadline);
  const who = new Map(ofType(found, 'Practitioner').map(({ id, content }) => [id, readPractitioner(content)]));
  const situations = ofType(found, 'PractitionerRole').map(({ content }) => readRole(content));
  const places = new Map(
    ofType(found, 'Organization').map(({ id, content }) => [id, readOrganization(content)] as const),
  );
  for (const [id, where] of await structures(line, situations, places, deadline)) places.set(id, where);
  const byNumber = query.rpps !== undefined;
  return [...who]
    .flatMap(([id, person]) =>
      entriesOf(
        person,
        situations.filter(({ practitioner }) => practitioner === id),
        places,
      ),
    )
    .filter((entry) => (byNumber || entry.active) && isAsked(entry, query))
    .slice(0, mostEntries);
}

/** By number or name among the professionals; by place alone among the structures, then those who work there. */
async function people(line: Line, query: ProfessionalsQuery, deadline: AbortSignal): Promise<Resource[]> {
  const { name, rpps, professionCode, place } = query;
  const words = foldName(name ?? '')
    .split(' ')
    .filter(Boolean);
  if (rpps === undefined && words.length === 0) {
    if (place === undefined) throw new AnnuaireQueryInvalid('il faut un nom, un numéro RPPS ou un lieu');
    return peopleOf(line, place, deadline);
  }
  const parameters: Parameter[] = [
    ...(rpps === undefined ? [['active', 'true'] as const] : [['identifier', `${rppsSystem}|${rpps}`] as const]),
    ...words.map((word) => [`name${annuaireNameModifier}`, word] as const),
    ...(professionCode === undefined ? [] : [['qualification-code', professionCode] as const]),
    ['_revinclude', 'PractitionerRole:practitioner'],
    ['_count', '50'],
  ];
  return search(line, 'Practitioner', parameters, deadline);
}

async function peopleOf(line: Line, place: string, deadline: AbortSignal): Promise<Resource[]> {
  const there = await search(line, 'Organization', [...placeParameters(place), ['active', 'true']], deadline);
  const ids = there.slice(0, idsInOneCall).map(({ id }) => id);
  if (ids.length === 0) return [];
  const parameters: Parameter[] = [
    ['organization', ids.join(',')],
    ['active', 'true'],
    ['_include', 'PractitionerRole:practitioner'],
    ['_count', '50'],
  ];
  return [...there, ...(await search(line, 'PractitionerRole', parameters, deadline))];
}

/** The structures named by the situations and not yet known, by batches. */
async function structures(
  line: Line,
  situations: readonly Situation[],
  known: ReadonlyMap<string, Where>,
  deadline: AbortSignal,
): Promise<Map<string, Where>> {
  const ids = [...new Set(situations.map(({ organization }) => organization))]
    .filter((id) => /^[A-Za-z0-9.-]{1,64}$/.test(id) && !known.has(id))
    .slice(0, mostEntries);
  const read = new Map<string, Where>();
  for (let start = 0; start < ids.length; start += idsInOneCall) {
    const batch = ids.slice(start, start + idsInOneCall);
    const found = await search(
      line,
      'Organization',
      [
        ['_id', batch.join(',')],
        ['_count', '50'],
      ],
      deadline,
    );
    for (const { id, content } of ofType(found, 'Organization')) read.set(id, readOrganization(content));
  }
  return read;
}

function entriesOf(
  person: Who,
  situations: readonly Situation[],
  places: ReadonlyMap<string, Where>,
): DirectoryEntry[] {
  const nowhere = { finess: null, organisation: null, address: null, phone: null };
  if (situations.length === 0) return [{ kind: 'professional', ...person, ...nowhere }];
  return situations.map(({ organization, mssanteAddresses, active }): DirectoryEntry => {
    const { finess, organisation, address, phone } = places.get(organization) ?? nowhere;
    return {
      kind: 'professional',
      ...person,
      finess,
      organisation,
      address,
      phone,
      // The mailbox of the place where they are written to, then the one of the person (digest 2).
      mssanteAddresses: [...new Set([...mssanteAddresses, ...person.mssanteAddresses])],
      active: person.active && active,
    };
  });
}

/** What the service was not asked, or did not filter: the place, and the profession when one came by the place. */
const isAsked = (entry: DirectoryEntry, { place, professionCode }: ProfessionalsQuery): boolean =>
  (place === undefined || isThere(entry.address, place)) &&
  (professionCode === undefined || entry.professionCode === professionCode);

const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((resource) => resource.type === type);
