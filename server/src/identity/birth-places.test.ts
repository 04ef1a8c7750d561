import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { birthPlaceName, detailOf, freshBirthPlaces } from './birth-places.ts';
import { importDatedCommunes } from './import-dated-communes.ts';
import { openOffice, type Office } from './testing/office.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

const find = (text: string, birthDate: string | null) =>
  office.work(async (tx) => {
    const places = await freshBirthPlaces(tx);
    return places
      .find(text, birthDate ?? undefined, 10)
      .map((place) => [place.code, place.name, detailOf(place, places)]);
  });

test('today’s communes, delegated ones and countries are found by name', async () => {
  expect(await find('rennes', null)).toContainEqual(['35238', 'Rennes', 'commune (35)']);
  expect(await find('maroc', null)).toContainEqual(['99350', 'Maroc', 'pays étranger']);
  expect(birthPlaceName('35238', '1938-03-12')).toBe('Rennes');
  expect(birthPlaceName('00000', '1938-03-12')).toBe('00000');
});

test('a commune that is no more is found as it was called on the birth date, once INSEE’s file is imported', async () => {
  const file =
    'COM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN\n35901,0,SAINT GUDULE,Saint-Gudule,Saint-Gudule,1943-01-01,1973-01-01\nXXXXX,0,X,X,X,1943-01-01,\n';
  const report = await importDatedCommunes(office.url, file, new Date());
  expect(report.imported).toBe(1);
  expect(report.refused).toMatchObject([{ line: 3 }]);
  expect(await find('saint gudule', '1938-03-12')).toEqual([
    ['35901', 'Saint-Gudule', 'ancienne commune jusqu’en 1973 (35)'],
  ]);
  expect(await find('saint gudule', '1980-01-01')).toEqual([]);
  expect(birthPlaceName('35901', '1938-03-12')).toBe('Saint-Gudule');
});

test('another file is refused, and the one before stays', async () => {
  await expect(importDatedCommunes(office.url, 'a,b\n1,2', new Date())).rejects.toMatchObject({
    code: 'dated-communes-file-refused',
  });
  expect(await find('saint gudule', '1938-03-12')).toHaveLength(1);
});
