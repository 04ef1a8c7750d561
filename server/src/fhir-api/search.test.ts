import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import {
  base,
  bundleOf,
  idsOf,
  nextOf,
  openFhirHouse,
  selfOf,
  type FhirHouse,
  type Partner,
} from './testing/fhir-house.ts';
import { allergy, pulse, tell } from './testing/tell.ts';

let house: FhirHouse;
let partner: Partner;
beforeAll(async () => {
  house = await openFhirHouse();
  partner = await house.partner(['system/Patient.rs', 'system/Observation.rs', 'system/AllergyIntolerance.rs']);
});
afterAll(() => house.close());

const outcome = { resourceType: 'OperationOutcome' };

describe('by name, date and number', () => {
  test('accents, case, parts of a name, other forms', async () => {
    const id = await house.here.person('LE BIHÀN-KERVELLA');
    for (const asked of [
      'family=le%20bihan',
      'family=LE%20B',
      'name=le bih',
      'family:contains=kerv',
      'name=jeanne&family=le%20bihan',
      'family=zzz,le%20bih',
      'family=le%20bihan&birthdate=1938-03-12',
      'family=le%20bihan&birthdate=ge1938&birthdate=lt1939',
      'family=le%20bihan&gender=female',
    ])
      expect([asked, idsOf(await partner.get(`/fhir/R4/Patient?${asked}`))]).toEqual([asked, [id]]);
    for (const asked of [
      'family=bihan',
      'family=zzz',
      'given=le%20bihan',
      'family:exact=le%20bihan',
      'family=le%20bihan&birthdate=1938-03-13',
      'family=le%20bihan&gender=male',
      'family=%25',
      'family=_',
    ])
      expect([asked, idsOf(await partner.get(`/fhir/R4/Patient?${asked}`))]).toEqual([asked, []]);
  });

  test('by the number of the record, with and without who gives it; by POST, out of the addresses', async () => {
    const id = await house.here.person('NUMEROTE');
    const [entry] = bundleOf(await partner.get(`/fhir/R4/Patient?_id=${id}`)).entry ?? [];
    const [identifier] = (entry?.resource['identifier'] ?? []) as { system: string; value: string }[];
    for (const value of [identifier?.value, `${identifier?.system}|${identifier?.value}`])
      expect(idsOf(await partner.post('/fhir/R4/Patient/_search', { identifier: value ?? '' }))).toEqual([id]);
    expect(idsOf(await partner.get(`/fhir/R4/Patient?identifier=urn:oid:1.2.3|${identifier?.value}`))).toEqual([]);
  });
});

describe('pages', () => {
  test('complete and stable while rows come: each resource once, those that come after too', async () => {
    const personId = await house.here.person('PAGES');
    const written: string[] = [];
    for (let rate = 60; rate < 73; rate += 1)
      written.push(`${await tell(house.here, 'health', personId, pulse(rate))}-heart-rate`);
    const seen: string[] = [];
    let url: string | undefined = `/fhir/R4/Observation?patient=${personId}&_count=5`;
    let pages = 0;
    while (url !== undefined) {
      const answer = await partner.get(url);
      expect(idsOf(answer).length).toBeLessThanOrEqual(5);
      seen.push(...idsOf(answer));
      url = nextOf(answer);
      pages += 1;
      if (pages === 1) written.push(`${await tell(house.here, 'health', personId, pulse(99))}-heart-rate`);
    }
    // Written within one millisecond, two ids may be in either order.
    expect(seen).toEqual(written.toSorted());
    expect(pages).toBe(3);
  });

  test('one row of several measures is cut between two pages without loss', async () => {
    const personId = await house.here.person('COUPEE');
    const fact = await tell(house.here, 'health', personId, {
      kind: 'vital-signs',
      values: { systolic: 120, diastolic: 70, 'heart-rate': 70, temperature: 37, weight: 60 },
    });
    const seen: string[] = [];
    for (
      let url: string | undefined = `/fhir/R4/Observation?patient=${personId}&_count=1&_sort=-date`;
      url !== undefined;
    ) {
      const answer = await partner.get(url);
      seen.push(...idsOf(answer));
      url = nextOf(answer);
    }
    expect(seen).toEqual(['bp', 'heart-rate', 'temperature', 'weight'].map((part) => `${fact}-${part}`));
  });

  test('the last measure first', async () => {
    const personId = await house.here.person('DERNIERE');
    for (const [day, rate] of [
      ['03', 61],
      ['01', 62],
      ['02', 63],
    ] as const)
      await tell(house.here, 'health', personId, pulse(rate), new Date(`2026-08-${day}T08:00:00Z`));
    const values = async (sort: string) =>
      (bundleOf(await partner.get(`/fhir/R4/Observation?patient=${personId}&_sort=${sort}`)).entry ?? []).map(
        ({ resource }) => (resource['valueQuantity'] as { value: number }).value,
      );
    expect(await values('-date')).toEqual([61, 63, 62]);
    expect(await values('date')).toEqual([62, 63, 61]);
  });

  test('a cursor carries no word of the question, and is nobody else’s', async () => {
    const personId = await house.here.person('CURSEUR');
    for (const rate of [60, 61]) await tell(house.here, 'health', personId, pulse(rate));
    const next = nextOf(await partner.get(`/fhir/R4/Observation?patient=${personId}&_count=1`)) ?? '';
    expect(next).toMatch(/^http:\/\/localhost:3000\/fhir\/R4\/Observation\?_cursor=[\w-]+$/);
    expect(next).not.toContain(personId);
    const other = await house.partner(['system/Observation.rs']);
    for (const [asker, url] of [
      [other, next],
      [partner, next.replace('/Observation', '/Patient')],
      [partner, `${next.slice(0, -2)}xx`],
      [partner, `${base}/Observation?_cursor=x`],
      [partner, `${base}/Observation?_cursor=`],
    ] as const) {
      const answer = await asker.get(url);
      expect([answer.statusCode, answer.json<{ resourceType: string }>().resourceType]).toEqual([
        400,
        'OperationOutcome',
      ]);
    }
  });
});

describe('what is not understood', () => {
  test('is left out of the link, or refused when the partner is strict', async () => {
    const id = await house.here.person('INCONNU');
    const lenient = await partner.get(`/fhir/R4/Patient?_id=${id}&eye-colour=blue`);
    expect(idsOf(lenient)).toEqual([id]);
    expect(selfOf(lenient)).toBe(`${base}/Patient?_id=${id}`);
    const strict = await partner.get(`/fhir/R4/Patient?_id=${id}&eye-colour=blue`, { prefer: 'handling=strict' });
    expect(strict.statusCode).toBe(400);
    expect(strict.json()).toMatchObject({ ...outcome, issue: [{ code: 'not-supported' }] });
  });

  test.each([
    'family:soundslike=x',
    'birthdate=yesterday',
    'birthdate=2026-02-30',
    '_count=0',
    '_count=-1',
    '_count=abc',
    '_sort=family',
    '_sort=date',
    '_lastUpdated=%00',
    'family=%00',
    `family=${'a'.repeat(1001)}`,
    `family=${'a,'.repeat(60)}`,
    Array.from({ length: 41 }, () => 'family=a').join('&'),
  ])('refused: %s', async (asked) => {
    const answer = await partner.get(`/fhir/R4/Patient?${asked}`);
    expect([answer.statusCode, answer.json<{ resourceType: string }>().resourceType]).toEqual([
      400,
      'OperationOutcome',
    ]);
  });

  test.each([
    "family=' or 1=1 --",
    "name='; drop table persons; --",
    'identifier=|',
    "identifier=x' union select * from fhir_clients --",
    '_id=*',
    '_id=00000000-0000-0000-0000-000000000000',
    'family=\\',
    'family=%E0%A4%A',
    'name=🜁',
  ])('finds nobody: %s', async (asked) => {
    const answer = await partner.get(`/fhir/R4/Patient?${asked}`);
    expect([answer.statusCode, idsOf(answer)]).toEqual([200, []]);
  });

  test('the whole organisation is not read by a search of facts', async () => {
    const answer = await partner.get('/fhir/R4/AllergyIntolerance?category=food');
    expect(answer.statusCode).toBe(400);
    const since = await partner.get('/fhir/R4/AllergyIntolerance?_lastUpdated=ge2026-01-01');
    expect(since.statusCode).toBe(200);
  });
});

describe('what is refused', () => {
  test('a scope not held: 403, and the refusal is traced', async () => {
    const reader = await house.partner(['system/Patient.r']);
    const id = await house.here.person('PORTEE');
    expect((await reader.get(`/fhir/R4/Patient/${id}`)).statusCode).toBe(200);
    for (const path of [
      '/fhir/R4/Patient',
      `/fhir/R4/Observation?patient=${id}`,
      `/fhir/R4/Condition/${id}`,
      `/fhir/R4/Binary/${id}.pdf`,
    ]) {
      const answer = await reader.get(path);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ ...outcome, issue: [{ code: 'forbidden' }] });
    }
    const refused = (await house.traces(reader.id)).filter(({ refused: code }) => code === 'fhir-scope-missing');
    expect(refused.map(({ act }) => act)).toEqual([
      'fhir.search.Patient',
      'fhir.search.Observation',
      'fhir.read.Condition',
      'fhir.read.Binary',
    ]);
  });

  test.each([
    ['application/xml', 406],
    ['text/html', 406],
    ['application/fhir+xml', 406],
    ['application/fhir+json', 200],
    ['application/json', 200],
    ['text/html, */*;q=0.1', 200],
  ])('accepting %s: %i', async (accept, status) => {
    const answer = await partner.get('/fhir/R4/Patient?_count=1', { accept });
    const { resourceType } = answer.json<{ resourceType: string }>();
    expect([answer.statusCode, resourceType]).toEqual([status, status === 406 ? 'OperationOutcome' : 'Bundle']);
  });

  test.each([
    ['GET', '/fhir/R4/Practitioner/x', 404],
    ['GET', '/fhir/R4/Patient/..%2f..%2fapi', 404],
    ['GET', `/fhir/R4/Patient/${'a'.repeat(99)}`, 404],
    ['GET', '/fhir/R4/Patient/%00', 404],
    ['GET', `/fhir/R4/Patient/${uuidv7()}`, 404],
    ['GET', `/fhir/R4/Observation/${uuidv7()}-bp`, 404],
    ['PUT', '/fhir/R4/Patient/x', 405],
    ['DELETE', `/fhir/R4/Patient/${uuidv7()}`, 405],
    ['POST', '/fhir/R4/Patient', 404],
  ] as const)('%s %s: %i', async (method, url, status) => {
    const answer = await house.app.inject({ method, url, headers: { authorization: `Bearer ${partner.token}` } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/fhir+json');
    expect(answer.json()).toMatchObject(outcome);
  });
});

test('an address longer than any of ours is refused before it is read', async () => {
  const answer = await partner.get(`/fhir/R4/Patient/${'a'.repeat(3000)}`);
  expect(answer.statusCode).toBe(414);
});

describe('the wall and the traces', () => {
  test('another organisation’s ids are never seen, by any way', async () => {
    const theirs = await house.elsewhere.person('AILLEURS');
    const fact = await tell(house.elsewhere, 'health', theirs, allergy('Secret'));
    const all = await house.partner(['system/Patient.rs', 'system/AllergyIntolerance.rs']);
    expect((await all.get(`/fhir/R4/Patient/${theirs}`)).statusCode).toBe(404);
    expect((await all.get(`/fhir/R4/AllergyIntolerance/${fact}`)).statusCode).toBe(404);
    for (const path of [
      'Patient?name=ailleurs',
      `Patient?_id=${theirs}`,
      `AllergyIntolerance?patient=${theirs}`,
      `AllergyIntolerance?_id=${fact}`,
      'AllergyIntolerance?_lastUpdated=ge2000',
    ])
      expect([path, (await all.get(`/fhir/R4/${path}`)).body.includes('entry')]).toEqual([path, false]);
    const owner = await house.partner(['system/AllergyIntolerance.rs'], { house: house.elsewhere });
    expect(idsOf(await owner.get(`/fhir/R4/AllergyIntolerance?patient=${theirs}`))).toEqual([fact]);
  });

  test('every look leaves a trace a person, with the name of the software', async () => {
    const [one, other] = [await house.here.person('TRACE UN'), await house.here.person('TRACE DEUX')];
    const curious = await house.partner(['system/Patient.rs', 'system/Observation.rs'], {
      name: 'Logiciel de la pharmacie',
    });
    await curious.get(`/fhir/R4/Patient/${one}`);
    await curious.get('/fhir/R4/Patient?family=trace');
    await curious.get(`/fhir/R4/Observation?patient=${other}`);
    await curious.get('/fhir/R4/Patient?family=personne');
    await curious.get(`/fhir/R4/Patient/${uuidv7()}`);
    const traces = (await house.traces(curious.id)).filter(({ act }) => act !== 'fhir-api.token');
    // The traces of one look are written in the same millisecond: their order among themselves says nothing.
    const told = traces.map(({ act, person_id, refused }) => [act, person_id, refused]);
    const expected = [
      ['fhir.read.Patient', one, null],
      ['fhir.search.Patient', one, null],
      ['fhir.search.Patient', other, null],
      ['fhir.search.Observation', other, null],
      ['fhir.search.Patient', null, null],
    ];
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expect.arrayContaining(expected));
    expect(new Set(traces.map(({ who, signed_in_with }) => `${who} ${signed_in_with}`))).toEqual(
      new Set(['Logiciel de la pharmacie client-credentials']),
    );
  });
});
