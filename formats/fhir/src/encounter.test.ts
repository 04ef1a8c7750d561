import { expect, test } from 'vitest';
import { encounter, type FhirEncounterInput } from './encounter.ts';
import { faultsOf } from './testing/base-definitions.ts';
import { person, versioned } from './testing/fixtures.ts';

const stay: FhirEncounterInput = {
  ...versioned,
  person,
  kind: 'hebergement-permanent',
  kindInFrench: 'Hébergement permanent',
  state: 'present',
  admittedAt: new Date('2026-01-05T09:00:00Z'),
  endedAt: null,
  leaves: [],
  establishment: { name: 'EHPAD Les Tilleuls', finess: '990001026' },
};

test('fr-core-encounter: identifier with type, system and value; class; period; who provides', () => {
  const written = encounter(stay);
  expect(faultsOf(written)).toEqual([]);
  expect(written).toMatchObject({
    meta: { profile: ['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-encounter'] },
    identifier: [{ type: { coding: [{ code: 'VN' }] }, system: 'urn:ietf:rfc3986', value: `urn:uuid:${versioned.id}` }],
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    period: { start: '2026-01-05T09:00:00.000Z' },
    subject: { reference: `Patient/${person.id}` },
    serviceProvider: { identifier: { system: 'https://finess.esante.gouv.fr', value: '990001026' } },
  });
  expect(written.statusHistory).toBeUndefined();
});

test.each([
  ['planned', 'planned'],
  ['absent', 'onleave'],
  ['hospitalised', 'onleave'],
  ['discharged', 'finished'],
  ['deceased', 'finished'],
  ['cancelled', 'entered-in-error'],
] as const)('%s is %s', (state, status) => {
  const written = encounter({ ...stay, state });
  expect([faultsOf(written), written.status]).toEqual([[], status]);
});

test('back from hospital, then gone: presence and leaves follow each other without a hole', () => {
  const [out, back, end] = ['2026-03-01T20:00:00.000Z', '2026-03-09T10:00:00.000Z', '2026-06-01T08:00:00.000Z'];
  const written = encounter({
    ...stay,
    state: 'discharged',
    endedAt: new Date(end ?? ''),
    leaves: [{ from: new Date(out ?? ''), to: new Date(back ?? '') }],
  });
  expect(faultsOf(written)).toEqual([]);
  expect(written.statusHistory).toEqual([
    { status: 'in-progress', period: { start: '2026-01-05T09:00:00.000Z', end: out } },
    { status: 'onleave', period: { start: out, end: back } },
    { status: 'in-progress', period: { start: back, end } },
  ]);
});

test('deceased says so', () => {
  expect(
    encounter({ ...stay, state: 'deceased', endedAt: new Date('2026-06-01T08:00:00Z') }).hospitalization
      ?.dischargeDisposition?.coding?.[0]?.code,
  ).toBe('exp');
});
