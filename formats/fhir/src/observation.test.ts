import { describe, expect, test } from 'vitest';
import { observation, type FhirVitalSign } from './observation.ts';
import { faultsOf } from './testing/base-definitions.ts';
import { person, recordedAt, versioned } from './testing/fixtures.ts';

const common = { ...versioned, person, corrected: false, withdrawn: false, performer: 'Nadia Belkacem', comment: null };

describe('vital signs of R4 and FR Core', () => {
  test.each([
    ['heart-rate', '8867-4', '/min', 'fr-core-observation-heartrate'],
    ['respiratory-rate', '9279-1', '/min', 'fr-core-observation-resp-rate'],
    ['temperature', '8310-5', 'Cel', 'fr-core-observation-body-temperature'],
    ['weight', '29463-7', 'kg', 'fr-core-observation-body-weight'],
    ['height', '8302-2', 'cm', 'fr-core-observation-body-height'],
    ['oxygen-saturation', '2708-6', '%', 'fr-core-observation-saturation-oxygen'],
    ['pain', '72514-3', '{score}', null],
    ['glycaemia', '2339-0', 'g/L', null],
  ] as const satisfies [FhirVitalSign, string, string, string | null][])(
    '%s: LOINC %s in %s',
    (sign, code, unit, profile) => {
      const written = observation({ ...common, about: 'vital-sign', sign, value: 12.5, measuredAt: recordedAt });
      expect(faultsOf(written)).toEqual([]);
      expect(written.code.coding?.[0]).toMatchObject({ system: 'http://loinc.org', code });
      expect(written.valueQuantity).toMatchObject({ value: 12.5, system: 'http://unitsofmeasure.org', code: unit });
      expect(written.meta?.profile).toEqual(
        profile === null ? undefined : [`https://hl7.fr/ig/fhir/core/StructureDefinition/${profile}`],
      );
      expect(written.category?.[0]?.coding?.[0]).toEqual({
        system: 'http://terminology.hl7.org/CodeSystem/observation-category',
        code: 'vital-signs',
      });
      expect([written.status, written.effectiveDateTime]).toEqual(['final', '2026-08-20T08:00:00.000Z']);
    },
  );

  test('a saturation carries the code of R4 and the one of the national list', () => {
    const written = observation({
      ...common,
      about: 'vital-sign',
      sign: 'oxygen-saturation',
      value: 97,
      measuredAt: recordedAt,
    });
    expect(written.code.coding?.map(({ code }) => code)).toEqual(['2708-6', '20564-1']);
  });

  test('blood pressure has components and no value; one alone is enough', () => {
    const both = observation({
      ...common,
      about: 'blood-pressure',
      systolic: 132,
      diastolic: 78,
      measuredAt: recordedAt,
    });
    expect(faultsOf(both)).toEqual([]);
    expect(both.valueQuantity).toBeUndefined();
    expect(both.code.coding?.[0]?.code).toBe('85354-9');
    expect(
      both.component?.map(({ code, valueQuantity }) => [
        code.coding?.[0]?.code,
        valueQuantity?.value,
        valueQuantity?.code,
      ]),
    ).toEqual([
      ['8480-6', 132, 'mm[Hg]'],
      ['8462-4', 78, 'mm[Hg]'],
    ]);
    expect(
      observation({ ...common, about: 'blood-pressure', systolic: 132, diastolic: null, measuredAt: recordedAt })
        .component,
    ).toHaveLength(1);
  });
});

test('the GIR is coded by JDV_GIR', () => {
  const written = observation({ ...common, about: 'gir', gir: 2, evaluatedOn: '2026-06-02' });
  expect(faultsOf(written)).toEqual([]);
  expect(written).toMatchObject({
    effectiveDateTime: '2026-06-02',
    valueCodeableConcept: { coding: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.322', code: 'MED-340' }], text: 'GIR-2' },
  });
  for (const gir of [0, 7, 1.5])
    expect(() => observation({ ...common, about: 'gir', gir, evaluatedOn: '2026-06-02' })).toThrow(RangeError);
});

test('corrected, then withdrawn', () => {
  const sign = { ...common, about: 'vital-sign', sign: 'weight', value: 60, measuredAt: recordedAt } as const;
  expect(observation({ ...sign, corrected: true }).status).toBe('corrected');
  expect(observation({ ...sign, corrected: true, withdrawn: true }).status).toBe('entered-in-error');
});
