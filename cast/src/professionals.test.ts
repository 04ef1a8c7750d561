import {
  authorSpecialtyOf,
  isActivityRole,
  isFiness,
  isRpps,
  professionOf,
  psIdNatOfRpps,
  psIdNatOfStaff,
} from '@liane/vocabulary';
import { expect, test } from 'vitest';
import * as cast from './index.ts';
import { establishments, organisations, outsiders, professionals } from './index.ts';

const places = [...establishments, ...outsiders];
const organisationsOf = ({ practices }: cast.CastProfessional) =>
  new Set(
    practices.map((practice) => establishments.find(({ key }) => key === practice.establishmentKey)?.organisationKey),
  );

test('a key names one professional, and the export of that name is that professional', () => {
  expect(new Set(professionals.map(({ key }) => key)).size).toBe(professionals.length);
  expect(professionals.filter((professional) => Reflect.get(cast, professional.key) !== professional)).toEqual([]);
});

test('RPPS numbers have right keys and give the PS_IdNat; without RPPS it is the FINESS and an internal id', () => {
  const registered = professionals.filter(({ rpps }) => rpps !== undefined);
  expect(registered.filter(({ rpps = '', psIdNat }) => !isRpps(rpps) || psIdNat !== psIdNatOfRpps(rpps))).toEqual([]);
  const staff = professionals.filter(({ rpps }) => rpps === undefined);
  const astray = staff.filter(({ psIdNat, practices }) => {
    const place = establishments.find(({ key }) => key === practices[0]?.establishmentKey);
    return psIdNat !== psIdNatOfStaff(place?.finess ?? '?', psIdNat.split('/')[1] ?? '?');
  });
  expect(astray).toEqual([]);
  expect(new Set(professionals.map(({ psIdNat }) => psIdNat)).size).toBe(professionals.length);
});

test('only those with an RPPS hold an e-CPS', () => {
  expect(professionals.filter(({ rpps, ecps }) => (rpps === undefined) !== (ecps === 'none'))).toEqual([]);
  expect(professionals.filter(({ ecps }) => ecps === 'expired').map(({ key }) => key)).toEqual(['expiredNurse']);
});

test('every practice is in a place of the town, but the stranger’s whose FINESS nobody has', () => {
  const elsewhere = professionals.filter(({ practices }) =>
    practices.some(({ establishmentKey }) => !places.some(({ key }) => key === establishmentKey)),
  );
  expect(elsewhere.map(({ key }) => key)).toEqual(['strangerNurse']);
  const finess = elsewhere[0]?.practices[0]?.finess ?? '';
  expect(isFiness(finess)).toBe(true);
  expect(places.some((place) => place.finess === finess)).toBe(false);
});

test('D3 the five roles of RPPS+ and GENR01 are all held by somebody', () => {
  const roles = professionals.flatMap(({ practices }) => practices.map(({ genre }) => genre));
  expect(roles.filter((role) => !isActivityRole(role))).toEqual([]);
  expect([...new Set(roles)].toSorted()).toEqual(['GENR01', 'GENR08', 'GENR09', 'GENR10', 'GENR11', 'GENR12']);
});

test('a registered profession signs under its own author code', () => {
  const astray = professionals.filter(({ professionCode, professionSystem, savoirFaire, authorSpecialty }) => {
    const profession = professionOf(professionCode ?? '', professionSystem ?? '');
    if (profession === undefined) return true;
    return professionCode !== '99' && authorSpecialtyOf(profession, savoirFaire).code !== authorSpecialty?.code;
  });
  expect(astray).toEqual([]);
});

test('D2 one professional works on both sides of the wall, one administrator on each', () => {
  const both = professionals.filter((professional) =>
    organisations.every(({ key }) => organisationsOf(professional).has(key)),
  );
  expect(both.map(({ key }) => key)).toEqual(['bothSidesPhysiotherapist']);
  const administrators = professionals.filter(({ practices }) => practices.some(({ administrator }) => administrator));
  expect(administrators.map((professional) => [...organisationsOf(professional)])).toEqual([
    ['deuxRives'],
    ['clairval'],
  ]);
});

test('addresses are in domains kept for examples and belong to one person', () => {
  expect(professionals.filter(({ email }) => !/^[a-z.-]+@[a-z-]+\.example$/.test(email))).toEqual([]);
  expect(new Set(professionals.map(({ email }) => email)).size).toBe(professionals.length);
});
