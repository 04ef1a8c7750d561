import { insOids } from '@liane/vocabulary';
import { describe, expect, test } from 'vitest';
import { absorbedPatient, patient } from './patient.ts';
import { faultsOf } from './testing/base-definitions.ts';
import { mauricette, versioned } from './testing/fixtures.ts';

const fr = 'https://hl7.fr/ig/fhir/core';
const reliabilityOf = (resource: ReturnType<typeof patient>) =>
  (resource.extension ?? [])
    .filter(({ url }) => url === `${fr}/StructureDefinition/fr-core-identity-reliability`)
    .map(({ extension = [] }) =>
      extension.map(({ url, valueCoding, valueCodeableConcept }) => [
        url,
        valueCoding?.system ?? valueCodeableConcept?.coding?.[0]?.system,
        valueCoding?.code ?? valueCodeableConcept?.coding?.[0]?.code,
      ]),
    );

describe('fr-core-patient-ins', () => {
  const written = patient(mauricette, '2.2.0');

  test('is R4, whole, word for word', () => {
    expect(faultsOf(written)).toEqual([]);
    expect(written).toEqual({
      resourceType: 'Patient',
      id: '01900000-0000-7000-8000-00000000c001',
      meta: {
        versionId: '7',
        lastUpdated: '2026-09-01T10:00:00.000Z',
        profile: [`${fr}/StructureDefinition/fr-core-patient`, `${fr}/StructureDefinition/fr-core-patient-ins`],
      },
      extension: [
        {
          url: `${fr}/StructureDefinition/fr-core-identity-reliability`,
          extension: [
            {
              url: 'identityStatus',
              valueCoding: { system: `${fr}/CodeSystem/fr-core-cs-identity-status`, code: 'QUAL' },
            },
          ],
        },
        {
          url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
          valueAddress: {
            extension: [
              {
                url: `${fr}/StructureDefinition/fr-core-address-insee-code`,
                valueCoding: {
                  system: 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM',
                  code: '53130',
                },
              },
            ],
            city: 'Laval',
          },
        },
      ],
      identifier: [
        {
          use: 'official',
          type: { coding: [{ system: `${fr}/CodeSystem/fr-core-cs-v2-0203`, code: 'INS-NIR-TEST' }] },
          system: 'urn:oid:1.2.250.1.213.1.4.10',
          value: '238035313002208',
        },
        {
          use: 'usual',
          type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'PI' }] },
          system: 'http://localhost:3000/fhir/namingsystem/organisations/x/dossiers',
          value: '2026-000001',
        },
      ],
      active: true,
      name: [
        {
          extension: [
            {
              url: `${fr}/StructureDefinition/fr-core-patient-birth-list-given-name`,
              valueString: 'MAURICETTE JEANNE MARIE-LOUISE',
            },
          ],
          use: 'official',
          family: 'DURAND',
          given: ['MAURICETTE'],
        },
        { use: 'usual', family: 'GUILLOU', given: ['MAURICETTE'] },
      ],
      telecom: [
        { system: 'phone', value: '02 99 00 00 01', use: 'home' },
        { system: 'email', value: 'mauricette@example.fr' },
      ],
      gender: 'female',
      birthDate: '1938-03-12',
      address: [{ use: 'home', line: ['1 rue du Port'], city: 'Laval', postalCode: '53000' }],
    });
  });

  test.each([
    [insOids.nir, 'INS-NIR', 'official', 'official'],
    [insOids.nia, 'INS-NIA', 'official', 'temp'],
    [insOids.nirTest, 'INS-NIR-TEST', 'official', 'official'],
    [insOids.nirDemo, 'INS-NIR-DEMO', 'official', 'official'],
  ])('%s is the slice %s, of use %s in 2.2.0 and %s in 2.1.0', (oid, type, now, before) => {
    const ins = { matricule: '238035313002208', oid };
    for (const [version, use] of [
      ['2.2.0', now],
      ['2.1.0', before],
    ] as const) {
      const [identifier] = patient({ ...mauricette, ins }, version).identifier ?? [];
      expect(identifier).toMatchObject({ use, system: `urn:oid:${oid}`, type: { coding: [{ code: type }] } });
    }
  });
});

describe('the status of the identity', () => {
  test.each([
    ['provisoire', 'PROV', 'PROV'],
    ['recuperee', 'RECUP', 'PROV'],
    ['validee', 'VALI', 'PROV'],
    ['qualifiee', 'QUAL', 'VALI'],
  ] as const)('EXI SI 07 %s is %s in 2.2.0 and %s in 2.1.0', (status, now, before) => {
    expect(reliabilityOf(patient({ ...mauricette, status }, '2.2.0'))).toEqual([
      [['identityStatus', `${fr}/CodeSystem/fr-core-cs-identity-status`, now]],
    ]);
    expect(reliabilityOf(patient({ ...mauricette, status }, '2.1.0'))).toEqual([
      [['identityStatus', `${fr}/CodeSystem/fr-core-cs-v2-0445`, before]],
    ]);
  });

  test.each(['provisoire', 'recuperee', 'validee'] as const)(
    'EXI SI 08 %s: no matricule leaves and the profile with INS is not claimed',
    (status) => {
      for (const version of ['2.2.0', '2.1.0'] as const) {
        const written = patient({ ...mauricette, status }, version);
        expect(JSON.stringify(written)).not.toContain('238035313002208');
        expect(written.meta?.profile).toEqual([`${fr}/StructureDefinition/fr-core-patient`]);
        expect(faultsOf(written)).toEqual([]);
      }
    },
  );

  test('EXI SI 09 the attributes stand beside the status', () => {
    const doubtful = { ...mauricette, status: 'provisoire', attributes: ['douteuse', 'homonyme'] } as const;
    expect(reliabilityOf(patient(doubtful, '2.2.0'))).toEqual([
      [
        ['identityStatus', `${fr}/CodeSystem/fr-core-cs-identity-status`, 'PROV'],
        ['comment', `${fr}/CodeSystem/fr-core-cs-identity-status-comment`, 'DOUT'],
        ['comment', `${fr}/CodeSystem/fr-core-cs-identity-status-comment`, 'HOMA'],
      ],
    ]);
    const older = patient(doubtful, '2.1.0');
    expect(faultsOf(older)).toEqual([]);
    expect(reliabilityOf(older).map(([part]) => part?.[2])).toEqual(['PROV', 'DOUT', 'HOMA']);
  });
});

test('born abroad: the country, in its own list', () => {
  const written = patient(
    { ...mauricette, traits: { ...mauricette.traits, birthPlaceCode: '99350' }, birthPlaceName: 'MAROC' },
    '2.2.0',
  );
  expect(written.extension?.[1]?.valueAddress).toEqual({
    extension: [
      {
        url: `${fr}/StructureDefinition/fr-core-address-insee-code`,
        valueCoding: { system: 'https://mos.esante.gouv.fr/NOS/TRE_R20-Pays/FHIR/TRE-R20-Pays', code: '99350' },
      },
    ],
    country: 'MAROC',
  });
});

test('with little known, nothing is invented and nothing is empty', () => {
  const bare = patient(
    {
      ...mauricette,
      status: 'provisoire',
      ins: null,
      usedFamilyName: null,
      address: { street: '', postalCode: '', city: 'Laval' },
      telecoms: {},
      birthPlaceName: null,
      traits: { ...mauricette.traits, sex: 'I', birthGivenNames: '' },
    },
    '2.2.0',
  );
  expect(faultsOf(bare)).toEqual([]);
  expect(bare).toMatchObject({
    gender: 'unknown',
    address: [{ use: 'home', city: 'Laval' }],
    name: [{ use: 'official' }],
  });
  expect(JSON.stringify(bare)).not.toMatch(/null|\[\]|\{\}|""/);
});

test('deceased, and keeping another record', () => {
  const written = patient(
    { ...mauricette, deceasedAt: new Date('2026-10-02T03:15:00Z'), replaces: [versioned.id] },
    '2.2.0',
  );
  expect(faultsOf(written)).toEqual([]);
  expect(written).toMatchObject({
    deceasedDateTime: '2026-10-02T03:15:00.000Z',
    link: [{ type: 'replaces', other: { reference: `Patient/${versioned.id}` } }],
  });
});

test('absorbed: only where to read', () => {
  const written = absorbedPatient({ ...versioned, keptId: mauricette.id });
  expect(faultsOf(written)).toEqual([]);
  expect(Object.keys(written).toSorted()).toEqual(['active', 'id', 'link', 'meta', 'resourceType']);
});

test('hostile words stay words', () => {
  const word = '"}]}<script>alert(1)</script>\u2028\\';
  const written = patient({ ...mauricette, usedFamilyName: word }, '2.2.0');
  expect((JSON.parse(JSON.stringify(written)) as typeof written).name?.[1]?.family).toBe(word);
});
