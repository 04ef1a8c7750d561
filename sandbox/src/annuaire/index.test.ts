import { establishments, generalPractitioner, sablierHospital, tilleuls, tilleulsNurse } from '@liane/cast';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Town } from '../service.ts';
import { createFaults } from '../town/faults.ts';
import { createJournal } from '../town/journal.ts';
import { annuaireOf, createAnnuaire } from './index.ts';
import type { Resource } from './resource.ts';
import type { Bundle } from './search/bundle.ts';

let at = new Date('2026-11-21T09:00:00Z');
const now = () => at;
const town: Town = {
  addresses: { http: 'http://localhost:3100', mtls: 'https://localhost:3143' },
  faults: createFaults(),
  journal: createJournal(now),
  cast: { people: [], professionals: [], certificateHolder: { structIdNat: '', name: '' } },
  clients: [],
  now,
};
const { apiKey } = annuaireOf('');

let app: FastifyInstance;
beforeEach(async () => {
  app = fastify();
  await app.register((scope) => createAnnuaire().mount(scope, town));
});
afterEach(() => app.close());

async function ask(path: string, headers: Record<string, string> = { 'esante-api-key': apiKey }) {
  at = new Date(at.getTime() + 1_001);
  const answer = await app.inject({ url: `/fhir/v2${path}`, headers });
  return { status: answer.statusCode, type: answer.headers['content-type'], said: answer.json<Bundle & Outcome>() };
}
interface Outcome {
  issue?: { code: string; diagnostics: string }[];
}
const found = async (path: string): Promise<Resource[]> =>
  ((await ask(path)).said.entry ?? []).map(({ resource }) => resource as Resource);
const idsOf = (resources: readonly Resource[]) => resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
const familiesOf = (resources: readonly Resource[]) =>
  resources.flatMap(({ name }) =>
    Array.isArray(name) ? name.map(({ family, given }) => `${given.join(' ')} ${family}`) : [],
  );

test('ANN/va1.05 a professional is found by RPPS, with the situations and then the structure', async () => {
  const [gp, role] = await found(
    `/Practitioner?identifier=https://rpps.esante.gouv.fr|${generalPractitioner.rpps}&_revinclude=PractitionerRole:practitioner`,
  );
  expect(gp?.telecom?.map(({ value }) => value)).toEqual([generalPractitioner.mssante]);
  expect(gp?.qualification?.[0]?.code.coding[0]).toEqual({
    system: 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante',
    code: '10',
  });
  expect(role?.practitioner?.reference).toBe(`Practitioner/${gp?.id}`);
  const [, place] = await found(`/PractitionerRole?practitioner=${gp?.id}&_include=PractitionerRole:organization`);
  expect([place?.name, place?.address?.[0]?.city]).toEqual(['CABINET MÉDICAL DU QUAI', 'LAVAL']);
});

test('a name is searched by its beginning, case and accents aside, all criteria together', async () => {
  expect(familiesOf(await found('/Practitioner?name=lemoine'))).toEqual([
    'Gérard LEMOINE',
    'Gérald LEMOINE',
    'Anne-Sophie LEMOINE',
  ]);
  expect(familiesOf(await found('/Practitioner?name=lemoine&name=gerard'))).toEqual(['Gérard LEMOINE']);
  expect(familiesOf(await found('/Practitioner?name=moine'))).toEqual([]);
  expect(familiesOf(await found('/Practitioner?name:contains=moine&given:exact=G%C3%A9rard'))).toEqual([
    'Gérard LEMOINE',
  ]);
  const physiotherapist = encodeURIComponent(
    'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante|70',
  );
  expect(familiesOf(await found(`/Practitioner?name=lemoine&qualification-code=${physiotherapist}`))).toEqual([
    'Anne-Sophie LEMOINE',
  ]);
});

test('of whom no longer practises the number is kept, and nothing else', async () => {
  expect(familiesOf(await found('/Practitioner?name=garnier'))).toEqual([]);
  const [retired, ...others] = await found('/Practitioner?active=false');
  expect(others).toEqual([]);
  expect(retired?.identifier.map(({ value }) => value)).toEqual(['810199005074', '10199005074']);
  expect(Object.keys(retired ?? {}).toSorted()).toEqual([
    'active',
    'id',
    'identifier',
    'language',
    'meta',
    'resourceType',
  ]);
});

test('a salaried professional has the mailbox on the situation, found by its address alone', async () => {
  const [nurse] = await found(`/Practitioner?identifier=${tilleulsNurse.rpps}`);
  expect(nurse?.telecom).toBeUndefined();
  const roles = await found(`/PractitionerRole?mailbox-mss=${tilleulsNurse.mssante}`);
  expect(roles.map(({ practitioner }) => practitioner?.reference)).toEqual([`Practitioner/${nurse?.id}`]);
});

test('structures by FINESS, type, town and legal entity; applicative mailboxes and the red list are not published', async () => {
  const [hospital] = await found(`/Organization?identifier=https://finess.esante.gouv.fr|${sablierHospital.finess}`);
  expect(hospital?.telecom?.map(({ value }) => value)).toContain(sablierHospital.mssante);
  const category = encodeURIComponent(
    'https://mos.esante.gouv.fr/NOS/TRE_R66-CategorieEtablissement/FHIR/TRE-R66-CategorieEtablissement|500',
  );
  expect((await found(`/Organization?type=${category}&address-postalcode=53000`)).map(({ name }) => name)).toEqual([
    'EHPAD LES TILLEULS',
  ]);
  const [home, above] = await found(`/Organization?name=ehpad les til&_include=Organization:partof`);
  expect([home?.partOf?.reference, above?.name]).toEqual([`Organization/${above?.id}`, 'ASSOCIATION LES DEUX RIVES']);
  for (const { mssante } of establishments)
    expect(await found(`/Organization?mailbox-mss=${mssante?.applicative}`)).toEqual([]);
  expect(tilleuls.mssante?.applicative).toBeDefined();
  expect(await found('/Practitioner?mailbox-mss=marc.nguyen')).toEqual([]);
});

test('what the service does not know is a 400 and an OperationOutcome, another type a 404', async () => {
  const outcome = async (path: string) => {
    const { status, type, said } = await ask(path);
    expect(type).toBe('application/fhir+json; charset=utf-8');
    return [status, said.issue?.[0]?.code];
  };
  expect(await outcome('/Practitioner?city=Laval')).toEqual([400, 'processing']);
  expect(await outcome('/Practitioner?name:below=x')).toEqual([400, 'processing']);
  expect(await outcome('/Practitioner?name=')).toEqual([400, 'processing']);
  expect(await outcome('/Practitioner?_lastUpdated=hier')).toEqual([400, 'processing']);
  expect(await outcome('/Organization?_include=Organization:endpoint')).toEqual([400, 'processing']);
  expect(await outcome('/Patient')).toEqual([404, 'processing']);
  expect(await outcome('/Practitioner/003-0')).toEqual([404, 'not-found']);
  expect((await ask('/Practitioner?__proto__=x')).status).toBe(400);
  expect(
    (await app.inject({ method: 'PUT', url: '/fhir/v2/Practitioner/1', headers: { 'esante-api-key': apiKey } }))
      .statusCode,
  ).toBe(405);
});

test('without the key, or with another, nothing is told', async () => {
  expect((await ask('/Practitioner', {})).status).toBe(401);
  expect((await ask('/metadata', { 'esante-api-key': 'autre' })).status).toBe(401);
});

test('the eighteenth call of a second is refused, and the next second begins anew', async () => {
  const statuses: number[] = [];
  for (let call = 0; call < 18; call++)
    statuses.push((await app.inject({ url: '/fhir/v2/metadata', headers: { 'esante-api-key': apiKey } })).statusCode);
  expect(statuses.indexOf(429)).toBe(17);
  expect((await ask('/metadata')).status).toBe(200);
});

test('pages are followed by their links until the last; a search forgotten is 410', async () => {
  const all = idsOf(await found('/Organization?_count=500'));
  const seen: string[] = [];
  let next: string | undefined = '/Organization?_count=4';
  while (next !== undefined) {
    const { said } = await ask(next);
    expect(said.total).toBe(all.length);
    seen.push(...idsOf((said.entry ?? []).map(({ resource }) => resource as Resource)));
    next = said.link.find(({ relation }) => relation === 'next')?.url.replace('http://localhost:3100/fhir/v2', '');
  }
  expect(seen).toEqual(all);
  expect((await ask('?_getpages=never&_getpagesoffset=4&_count=4')).status).toBe(410);
});

test('a search by POST, and only the members asked', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/fhir/v2/Practitioner/_search',
    headers: { 'esante-api-key': apiKey, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=lemoine&name=gerard&_elements=name&_total=none',
  });
  const said = answer.json<Bundle>();
  expect(said.total).toBeUndefined();
  const [only] = (said.entry ?? []).map(({ resource }) => resource as Resource);
  expect(only?.meta.tag?.[0]?.code).toBe('SUBSETTED');
  expect(Object.keys(only ?? {}).toSorted()).toEqual(['active', 'id', 'identifier', 'meta', 'name', 'resourceType']);
});

test('every published code system of professions is a national one, and every reference leads somewhere', async () => {
  const everything = [
    ...(await found('/Practitioner?_count=500')),
    ...(await found('/PractitionerRole?_count=500')),
    ...(await found('/Organization?_count=500')),
    ...(await found('/HealthcareService?_count=500')),
  ];
  const known = new Set(idsOf(everything));
  expect(known.size).toBe(everything.length);
  const references = everything.flatMap(({ practitioner, organization, partOf, providedBy }) =>
    [practitioner, organization, partOf, providedBy].flatMap((each) => each?.reference ?? []),
  );
  expect(references.filter((reference) => !known.has(reference))).toEqual([]);
  const professionSystems = everything.flatMap(({ qualification = [] }) =>
    qualification.map(({ code }) => code.coding[0]?.system ?? ''),
  );
  expect(professionSystems.filter((system) => !system.startsWith('https://mos.esante.gouv.fr/NOS/TRE_'))).toEqual([]);
});
