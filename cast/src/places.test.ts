import { establishmentCategories, findCode, isFiness, isSiren, isSiret, sectors } from '@liane/vocabulary';
import { birthplaceByCode } from '@liane/vocabulary/birthplaces';
import { expect, test } from 'vitest';
import { establishments, organisations, outsiders } from './index.ts';

const places = [...establishments, ...outsiders];

test('FINESS, SIREN and SIRET have right keys, on a department no real place has', () => {
  const finess = [
    ...organisations.map(({ finessJuridique }) => finessJuridique),
    ...places.flatMap((place) => place.finess ?? []),
  ];
  expect(finess.filter((number) => !isFiness(number) || !number.startsWith('99'))).toEqual([]);
  expect(new Set(finess).size).toBe(finess.length);
  expect(organisations.filter(({ siren }) => !isSiren(siren))).toEqual([]);
  expect(places.filter(({ siret }) => !isSiret(siret))).toEqual([]);
  expect(new Set(places.map(({ siret }) => siret)).size).toBe(places.length);
});

test('an establishment belongs to an organisation, and its SIRET to that SIREN', () => {
  const astray = establishments.filter(
    ({ organisationKey, siret }) =>
      !siret.startsWith(organisations.find(({ key }) => key === organisationKey)?.siren ?? '?'),
  );
  expect(astray).toEqual([]);
  expect(
    organisations.map(({ key }) => establishments.filter(({ organisationKey }) => organisationKey === key).length),
  ).toEqual([3, 3]);
});

test('keys, units and beds are told once', () => {
  const keys = [...places, ...organisations].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const units = establishments.flatMap((place) => place.units);
  expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
  for (const unit of units) {
    const beds = unit.rooms.flatMap((room) => room.beds);
    expect(new Set(beds).size).toBe(beds.length);
  }
});

test('categories, sectors, communes and phones are real in shape, phones in the ranges kept for fiction', () => {
  expect(
    establishments.filter(({ categoryCode }) => findCode(establishmentCategories, categoryCode) === undefined),
  ).toEqual([]);
  expect(places.filter(({ sectorCode }) => findCode(sectors, sectorCode) === undefined)).toEqual([]);
  expect(places.filter(({ address }) => birthplaceByCode(address.cogCode)?.name !== address.city)).toEqual([]);
  expect(places.filter(({ phone }) => !/^\+3326191\d{4}$/.test(phone))).toEqual([]);
});
