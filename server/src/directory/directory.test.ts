import { pino } from 'pino';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  mountRoutes,
  openDatabase,
  openHttp,
  uuidv7,
  type Act,
  type Database,
  type Platform,
  type RightsRole,
} from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import type { Establishment } from './contract.ts';
import { bed, beds, civilDayOf, directoryModule, establishment, unit, workplaces } from './index.ts';

const mine = '01900000-0000-7000-8000-000000000001';
const theirs = '01900000-0000-7000-8000-000000000002';

let database: Database;
let app: FastifyInstance;
let drop: () => Promise<void>;
let act: Act;

const actAs = (organisationId: string, role: RightsRole): Act => ({
  at: new Date(),
  accountId: uuidv7(),
  sessionId: uuidv7(),
  who: 'Paule Premier',
  practiceId: uuidv7(),
  organisationId,
  establishmentId: uuidv7(),
  establishmentName: 'EHPAD',
  role,
  isAdministrator: false,
  from: '192.0.2.7',
  signedInWith: 'passkey',
});

beforeAll(async () => {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => fresh.drop();
  database = openDatabase(fresh.url, { connections: 4 });
  const platform: Platform = {
    database,
    live: { listen: () => () => {}, close: async () => {} },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: () => uuidv7(),
  };
  app = openHttp(platform);
  // The door of this test: whoever `act` says, nothing else.
  mountRoutes(app, directoryModule().routes, platform, {
    whoAsks: async () => act,
    checkOrigin: () => {},
    trace: async () => {},
    traceRefusal: async () => {},
  });
});
beforeEach(() => {
  act = actAs(mine, 'administrateur');
});
afterAll(async () => {
  await app.close();
  await database.close();
  await drop();
});

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: Record<string, unknown>) {
  const response = await app.inject({
    method,
    url,
    headers: { 'x-command-id': uuidv7() },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.json<unknown>() };
}

const finess = ['990001026', '990001034', '990001042', '990002024', '990002032', '990002040'];
let used = 0;
const fields = (changes: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  name: 'EHPAD Les Tilleuls',
  finess: finess[used++ % finess.length] ?? '',
  siret: null,
  categoryCode: '500',
  sectorCode: 'SA17',
  address: { street: '12 rue des Tilleuls', postalCode: '53000', city: 'Laval' },
  phone: null,
  timeZone: 'Europe/Paris',
  privacyNotice: 'Vos données sont protégées.',
  ...changes,
});

const room = (name: string, ...names: string[]) => ({
  id: uuidv7(),
  name,
  beds: names.map((each) => ({ id: uuidv7(), name: each })),
});

describe('establishments', () => {
  test('the day of an act is the one of the establishment where it is done; of Paris for who acts from none', async () => {
    const added = fields({ timeZone: 'Indian/Reunion' });
    await ask('POST', '/api/establishments', added);
    const dayOf = (from: { establishmentId?: string }, at: string) =>
      database.within(act, (tx) => civilDayOf(tx, { ...from, at: new Date(at) }));
    expect(await dayOf({ establishmentId: added.id }, '2026-06-14T20:00:00Z')).toBe('2026-06-15');
    expect(await dayOf({ establishmentId: added.id }, '2026-06-14T19:59:59Z')).toBe('2026-06-14');
    expect(await dayOf({}, '2026-06-14T20:00:00Z')).toBe('2026-06-14');
  });

  test('is added, shown with its category in French, and changed without its FINESS', async () => {
    const added = fields();
    expect(await ask('POST', '/api/establishments', added)).toMatchObject({
      status: 200,
      body: { ...added, categoryInFrench: "Etablissement d'hébergement pour personnes âgées dépendantes", units: [] },
    });
    const { id, finess: number, ...rest } = added;
    const changed = await ask('PUT', `/api/establishments/${id}`, {
      ...rest,
      name: 'Les Tilleuls',
      finess: '990002040',
      basedOn: 1,
    });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Les Tilleuls', finess: number } });
  });

  test.each([
    ['a FINESS with a wrong key', { finess: '990001027' }, 'finess-invalid'],
    ['a FINESS with words', { finess: 'DROP TABLE' }, 'finess-invalid'],
    ['a SIRET with a wrong key', { siret: '99900001100019' }, 'siret-invalid'],
    ['a category nobody knows', { categoryCode: '000' }, 'category-unknown'],
    ['a sector nobody knows', { sectorCode: 'SA99' }, 'sector-unknown'],
    ['a time zone on no map', { timeZone: 'Europe/Atlantis' }, 'time-zone-unknown'],
    ['an offset for a zone', { timeZone: '+02:00' }, 'time-zone-unknown'],
  ])('%s is refused by name', async (_what, wrong, code) => {
    expect(await ask('POST', '/api/establishments', fields(wrong))).toMatchObject({ status: 409, body: { code } });
  });

  test('the same FINESS is there once in an organisation', async () => {
    const added = fields();
    act = actAs(theirs, 'administrateur');
    await ask('POST', '/api/establishments', added);
    expect(await ask('POST', '/api/establishments', { ...added, id: uuidv7() })).toMatchObject({
      status: 409,
      body: { code: 'establishment-already-there' },
    });
  });

  test.each(['medecin', 'infirmier', 'encadrement', 'administratif'] as const)(
    '%s may look and not change',
    async (role) => {
      act = actAs(mine, role);
      expect((await ask('GET', '/api/establishments')).status).toBe(200);
      expect((await ask('POST', '/api/establishments', fields())).status).toBe(403);
      expect((await ask('PUT', `/api/establishments/${uuidv7()}/units`, { units: [], basedOn: 1 })).status).toBe(403);
    },
  );
});

describe('units, rooms and beds', () => {
  let place: Establishment;
  beforeEach(async () => {
    act = actAs(uuidv7(), 'administrateur');
    place = (await ask('POST', '/api/establishments', fields())).body as Establishment;
  });
  const shownNow = async (id = place.id): Promise<Establishment | undefined> =>
    ((await ask('GET', '/api/establishments')).body as Establishment[]).find((each) => each.id === id);
  const arrange = async (units: Establishment['units'], id = place.id, basedOn?: number) =>
    ask('PUT', `/api/establishments/${id}/units`, {
      units,
      basedOn: basedOn ?? (await shownNow(id))?.unitsVersion ?? 1,
    });

  test('are kept in the order given', async () => {
    const units = [
      { id: uuidv7(), name: 'Les Mésanges', rooms: [room('201', 'Fenêtre', 'Porte'), room('101', '101')] },
      { id: uuidv7(), name: 'Les Glycines', rooms: [] },
    ];
    expect(await arrange(units)).toMatchObject({ status: 200, body: { units } });
    expect(((await ask('GET', '/api/establishments')).body as Establishment[])[0]?.units).toEqual(units);
  });

  test('a room goes to another unit with its beds; what is no longer named is archived and still answers', async () => {
    const moving = room('101', '101');
    const leaving = room('102', '102');
    const [first, second] = [
      { id: uuidv7(), name: 'Les Glycines' },
      { id: uuidv7(), name: 'Les Mésanges' },
    ];
    await arrange([
      { ...first, rooms: [moving, leaving] },
      { ...second, rooms: [] },
    ]);
    await arrange([{ ...second, rooms: [moving] }]);
    const [moved, left, gone] = await database.within(act, async (tx) => [
      await bed(tx, moving.beds[0]?.id ?? ''),
      await bed(tx, leaving.beds[0]?.id ?? ''),
      await unit(tx, first.id),
    ]);
    expect(moved).toMatchObject({
      name: '101',
      unit: { name: 'Les Mésanges' },
      establishmentId: place.id,
      archived: false,
    });
    expect(left).toMatchObject({ name: '102', room: { name: '102' }, archived: true });
    expect(gone).toMatchObject({ name: 'Les Glycines', archived: true });
    expect(
      await arrange([
        { ...first, rooms: [leaving] },
        { ...second, rooms: [moving] },
      ]),
    ).toMatchObject({ status: 200, body: { units: [{ name: 'Les Glycines' }, { name: 'Les Mésanges' }] } });
  });

  test('two units of one name, or one id twice, are refused and nothing changes', async () => {
    const kept = { id: uuidv7(), name: 'Les Glycines', rooms: [room('101', '101')] };
    await arrange([kept]);
    expect(await arrange([kept, { id: uuidv7(), name: 'les glycines ', rooms: [] }])).toMatchObject({
      status: 409,
      body: { code: 'same-name' },
    });
    expect(await arrange([kept, { ...kept, name: 'Autre', rooms: [] }])).toMatchObject({
      status: 409,
      body: { code: 'place-elsewhere' },
    });
    expect(((await ask('GET', '/api/establishments')).body as Establishment[])[0]?.units).toEqual([kept]);
  });

  test('a unit, room or bed of another establishment is not taken', async () => {
    const theirsToKeep = { id: uuidv7(), name: 'Les Glycines', rooms: [room('101', '101')] };
    await arrange([theirsToKeep]);
    const other = (await ask('POST', '/api/establishments', fields({ name: 'Autre' }))).body as Establishment;
    const [taken] = theirsToKeep.rooms;
    for (const units of [
      [theirsToKeep],
      [{ id: uuidv7(), name: 'U', rooms: taken ? [taken] : [] }],
      [{ id: uuidv7(), name: 'U', rooms: [{ ...room('1'), beds: taken?.beds ?? [] }] }],
    ])
      expect(await arrange(units, other.id)).toMatchObject({ status: 409, body: { code: 'place-elsewhere' } });
    const shown = (await ask('GET', '/api/establishments')).body as Establishment[];
    expect(shown.find(({ id }) => id === place.id)?.units).toEqual([theirsToKeep]);
  });

  test('two arrangements at once, from the same screen: the first is kept whole, the second refused by the name of the first', async () => {
    const plans = ['A', 'B'].map((letter) => [
      { id: uuidv7(), name: `Unité ${letter}`, rooms: [room(`${letter}1`, `${letter}1`)] },
    ]);
    const answers = await Promise.all(plans.map((plan) => arrange(plan, place.id, place.unitsVersion)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'units-changed-meanwhile',
      message: 'Paule Premier a arrangé les unités de cet établissement pendant que vous les arrangiez.',
      safe: expect.stringContaining('gardé') as string,
    });
    const kept = plans[answers.findIndex(({ status }) => status === 200)];
    expect(await shownNow()).toMatchObject({ units: kept, unitsVersion: place.unitsVersion + 1 });
  });

  test('two desks on one sheet: the second is refused, nothing is overwritten, and what they compared can replace it', async () => {
    const { id, finess: _finess, categoryInFrench: _french, units: _units, unitsVersion: _other, ...sheet } = place;
    const { sheetVersion: basedOn, ...known } = sheet;
    const change = (over: Record<string, unknown>) =>
      ask('PUT', `/api/establishments/${id}`, { ...known, basedOn, ...over });
    expect(await change({ phone: '02 43 00 00 01' })).toMatchObject({
      status: 200,
      body: { sheetVersion: basedOn + 1 },
    });
    expect(await change({ name: 'Les Tilleuls', basedOn })).toMatchObject({
      status: 409,
      body: {
        code: 'establishment-changed-meanwhile',
        message: 'Paule Premier a changé la fiche de cet établissement pendant que vous l’écriviez.',
        todo: expect.stringContaining('Comparez') as string,
      },
    });
    expect(await shownNow()).toMatchObject({ name: place.name, phone: '02 43 00 00 01' });
    expect((await arrange([], id, place.unitsVersion)).status).toBe(200);
    expect(await change({ name: 'Les Tilleuls', basedOn: basedOn + 1 })).toMatchObject({
      status: 200,
      body: { name: 'Les Tilleuls', phone: null },
    });
  });

  test('an establishment of another organisation is nowhere to be found, by any route or question', async () => {
    const units = [{ id: uuidv7(), name: 'Les Glycines', rooms: [room('101', '101')] }];
    await arrange(units);
    const bedId = units[0]?.rooms[0]?.beds[0]?.id ?? '';
    act = actAs(uuidv7(), 'administrateur');
    expect((await ask('GET', '/api/establishments')).body).toEqual([]);
    const { id: _id, finess: _finess, ...rest } = fields();
    expect((await ask('PUT', `/api/establishments/${place.id}`, { ...rest, basedOn: 1 })).status).toBe(404);
    expect((await arrange([])).status).toBe(404);
    expect(await database.within(act, (tx) => establishment(tx, place.id))).toBeNull();
    expect(await database.within(act, (tx) => beds(tx, [bedId]))).toEqual(new Map());
    expect(await database.outside((tx) => beds(tx, [bedId]))).toEqual(new Map());
  });

  test('signing in learns the name and FINESS of a place, without an organisation, and nothing else', async () => {
    const found = await database.outside((tx) => workplaces(tx, [place.id, uuidv7()]));
    expect([...found.values()]).toEqual([
      { id: place.id, organisationId: act.organisationId, name: place.name, finess: place.finess },
    ]);
  });
});

describe('correspondents', () => {
  const correspondent = (changes: Record<string, unknown> = {}) => ({
    id: uuidv7(),
    kind: 'professional',
    name: 'Dr Hélène Vasseur',
    professionInFrench: 'Médecin',
    rpps: '10199000240',
    finess: null,
    address: null,
    phone: null,
    mssanteAddress: null,
    ...changes,
  });
  const search = async (text: string, kind?: string) =>
    (
      (await ask('POST', '/api/correspondents/search', { text, ...(kind ? { kind } : {}) })).body as { name: string }[]
    ).map(({ name }) => name);

  beforeEach(() => {
    act = actAs(uuidv7(), 'infirmier');
  });

  test('are found by any word, without accents, and by number', async () => {
    await ask('POST', '/api/correspondents', correspondent());
    await ask(
      'POST',
      '/api/correspondents',
      correspondent({
        kind: 'structure',
        name: 'Hôpital du Sablier',
        professionInFrench: null,
        rpps: null,
        finess: '990001026',
      }),
    );
    expect(await search('helene vass')).toEqual(['Dr Hélène Vasseur']);
    expect(await search('SABLIER')).toEqual(['Hôpital du Sablier']);
    expect(await search('10199000240')).toEqual(['Dr Hélène Vasseur']);
    expect(await search('', 'structure')).toEqual(['Hôpital du Sablier']);
    expect(await search('%')).toEqual([]);
    expect(await search("' or 1=1 --")).toEqual([]);
  });

  test.each([
    [{ rpps: '10199000241' }, 'rpps-invalid'],
    [{ finess: '990001027' }, 'finess-invalid'],
  ])('%j is refused', async (wrong, code) => {
    expect(await ask('POST', '/api/correspondents', correspondent(wrong))).toMatchObject({
      status: 409,
      body: { code },
    });
  });

  test('those of another organisation are not found', async () => {
    await ask('POST', '/api/correspondents', correspondent());
    act = actAs(uuidv7(), 'infirmier');
    expect(await search('vasseur')).toEqual([]);
  });
});
