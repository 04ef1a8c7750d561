import { findCode, girLevels, patientStates, prostheses, routes } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { mauricetteRecord, outsiders, people, professionals, records } from './index.ts';

const isProfessional = (wanted: string) => professionals.some(({ key }) => key === wanted);

test('every record is of somebody, and every reference in it resolves', () => {
  expect(new Set(records.map(({ personKey }) => personKey)).size).toBe(records.length);
  expect(records.filter(({ personKey }) => !people.some(({ key }) => key === personKey))).toEqual([]);
  const named = records.flatMap((record) => [
    ...(record.treatingDoctorKey === undefined ? [] : [record.treatingDoctorKey]),
    ...record.treatments.map(({ prescriberKey }) => prescriberKey),
    ...record.recentEvents.map(({ authorKey }) => authorKey),
  ]);
  expect(named.filter((key) => !isProfessional(key))).toEqual([]);
  expect(
    records
      .flatMap(({ preferredHospitalKey }) => preferredHospitalKey ?? [])
      .filter((key) => !outsiders.some((outsider) => outsider.key === key && outsider.kind === 'hospital')),
  ).toEqual([]);
});

test('keys of treatments and contacts are told once in the whole town', () => {
  const keys = records.flatMap(({ treatments, contacts }) => [...treatments, ...contacts].map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

test('codes come from their lists and look like what they are', () => {
  expect(
    records.flatMap(({ treatments }) => treatments).filter(({ route }) => findCode(routes, route.code) !== route),
  ).toEqual([]);
  expect(
    records.flatMap(({ treatments }) => treatments).filter(({ atc }) => !/^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(atc)),
  ).toEqual([]);
  expect(records.flatMap(({ problems }) => problems).filter(({ icd10 }) => !/^[A-Z]\d{2}(\.\d)?$/.test(icd10))).toEqual(
    [],
  );
  expect(
    records.flatMap(({ gir }) => gir ?? []).filter(({ level }) => findCode(girLevels, level.code) === undefined),
  ).toEqual([]);
});

test('no allergy is both said absent and listed', () => {
  expect(records.filter(({ noKnownAllergy, allergies }) => noKnownAllergy === allergies.length > 0)).toEqual([]);
});

test('nobody is given what they are allergic to', () => {
  const given = records.flatMap(({ allergies, treatments }) =>
    allergies.filter(({ substance }) =>
      treatments.some(({ substances }) => substances.some((each) => each.toLowerCase() === substance.toLowerCase())),
    ),
  );
  expect(given).toEqual([]);
});

test('hours and quantities can be read by a round', () => {
  const doses = records.flatMap(({ treatments }) =>
    treatments.flatMap(({ schedule }) =>
      schedule.kind === 'daily' ? schedule.doses : schedule.kind === 'interval' ? [schedule] : [],
    ),
  );
  expect(doses.filter(({ at, quantity }) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(at) || !(quantity > 0))).toEqual([]);
  expect(doses.length).toBeGreaterThan(8);
});

test('A7 Mauricette’s record fills a DLU and a transfer sheet', () => {
  const record = mauricetteRecord;
  expect(record.treatments).toHaveLength(6);
  expect(record.risks.map(({ observation }) => observation.code).toSorted()).toEqual(
    Object.values(patientStates)
      .map(({ code }) => code)
      .toSorted(),
  );
  expect(record.prostheses.map(({ item }) => item.code).toSorted()).toEqual(
    Object.values(prostheses)
      .map(({ code }) => code)
      .toSorted(),
  );
  const today = record.vitalSigns.filter(({ daysAgo }) => daysAgo === 0).map(({ sign }) => sign.code);
  expect(today).toEqual(expect.arrayContaining(['8867-4', '8310-5', '29463-7', '8480-6', '8462-4']));
  expect(record.contacts.filter(({ trustedPerson }) => trustedPerson)).toHaveLength(1);
  expect(record.contacts.some(({ emergency }) => emergency)).toBe(true);
  expect([record.treatingDoctorKey, record.preferredHospitalKey]).toEqual(['generalPractitioner', 'sablierHospital']);
  expect(record.allergies.map(({ substance }) => substance)).toContain('Amoxicilline');
  expect(record.directives.length).toBeGreaterThan(1);
  expect(record.recentEvents.some(({ daysAgo }) => daysAgo === 0)).toBe(true);
});

test('phones of relatives are in the range kept for fiction', () => {
  expect(records.flatMap(({ contacts }) => contacts).filter(({ phone }) => !/^\+3363998\d{4}$/.test(phone))).toEqual(
    [],
  );
});
