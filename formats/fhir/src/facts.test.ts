import { routes } from '@liane/vocabulary';
import { describe, expect, test } from 'vitest';
import { allergyIntolerance, type FhirAllergyInput } from './allergy-intolerance.ts';
import { condition, type FhirConditionInput } from './condition.ts';
import { medicationStatement, type FhirTreatmentInput } from './medication-statement.ts';
import { relatedPerson, type FhirRelatedPersonInput } from './related-person.ts';
import { faultsOf } from './testing/base-definitions.ts';
import { person, recordedAt, versioned } from './testing/fixtures.ts';

const common = { ...versioned, person, recordedAt, state: 'current' } as const;
const profile = (id: string) => `https://hl7.fr/ig/fhir/core/StructureDefinition/${id}`;

describe('AllergyIntolerance', () => {
  const penicillin: FhirAllergyInput = {
    ...common,
    about: 'allergy',
    recorder: 'Nadia Belkacem',
    label: 'Allergie à la pénicilline',
    agent: 'Pénicilline',
    category: 'medication',
    reaction: 'Œdème',
    severity: 'life-threatening',
    since: '1998',
    comment: null,
  };

  test('an allergy, its reaction and how dangerous it is', () => {
    const written = allergyIntolerance(penicillin, '2.2.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written).toMatchObject({
      meta: { profile: [profile('fr-core-allergy-intolerance')] },
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
      },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      category: ['medication'],
      criticality: 'high',
      code: { text: 'Pénicilline' },
      onsetDateTime: '1998',
      note: [{ text: 'Allergie à la pénicilline' }],
      reaction: [{ manifestation: [{ text: 'Œdème' }], severity: 'severe' }],
    });
  });

  test('« aucune connue » is a code, not an empty list', () => {
    const written = allergyIntolerance({ ...common, about: 'none-known', recorder: 'Nadia Belkacem' }, '2.2.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written.code).toEqual({
      coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }],
      text: 'Aucune allergie connue',
    });
    expect(written.reaction).toBeUndefined();
  });

  test('R4 ait-2: withdrawn, it is entered in error and has no clinical status', () => {
    const written = allergyIntolerance({ ...penicillin, state: 'withdrawn' }, '2.2.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written.clinicalStatus).toBeUndefined();
    expect(written.verificationStatus?.coding?.[0]?.code).toBe('entered-in-error');
  });

  test('a category the base list does not know is left out; over, it is resolved; 2.1.0 has no such profile', () => {
    const written = allergyIntolerance({ ...penicillin, category: 'other', state: 'ended' }, '2.1.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written.category).toBeUndefined();
    expect(written.clinicalStatus?.coding?.[0]?.code).toBe('resolved');
    expect(written.meta?.profile).toBeUndefined();
  });
});

describe('Condition', () => {
  const diabetes: FhirConditionInput = {
    ...common,
    kind: 'problem',
    recorder: 'Nadia Belkacem',
    label: 'Diabète',
    code: { code: 'E11', system: '2.16.840.1.113883.6.3', display: 'Diabète sucré de type 2' },
    since: '2010-05',
    endedAt: null,
    comment: 'Suivi en ville',
  };

  test('a problem with its CIM-10', () => {
    const written = condition(diabetes, '2.2.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written).toMatchObject({
      meta: { profile: [profile('fr-core-condition')] },
      code: { coding: [{ system: 'https://smt.esante.gouv.fr/terminologie-cim-10', code: 'E11' }], text: 'Diabète' },
      clinicalStatus: { coding: [{ code: 'active' }] },
      onsetDateTime: '2010-05',
      note: [{ text: 'Suivi en ville' }],
    });
  });

  test('R4 con-4: only what is over has an end', () => {
    const over = condition({ ...diabetes, state: 'ended', endedAt: recordedAt }, '2.2.0');
    expect([faultsOf(over), over.clinicalStatus?.coding?.[0]?.code, over.abatementDateTime]).toEqual([
      [],
      'resolved',
      '2026-08-20T08:00:00.000Z',
    ]);
    const past = condition({ ...diabetes, kind: 'antecedent', endedAt: recordedAt }, '2.2.0');
    expect([past.clinicalStatus?.coding?.[0]?.code, past.abatementDateTime]).toEqual(['inactive', undefined]);
    const error = condition({ ...diabetes, state: 'withdrawn' }, '2.2.0');
    expect([faultsOf(error), error.clinicalStatus, error.verificationStatus?.coding?.[0]?.code]).toEqual([
      [],
      undefined,
      'entered-in-error',
    ]);
  });
});

describe('MedicationStatement', () => {
  const treatment: FhirTreatmentInput = {
    ...common,
    about: 'treatment',
    medicine: 'Paracétamol 1 g comprimé',
    code: null,
    posology: '1 comprimé si douleur',
    dose: { quantity: 1, unit: 'comprimé' },
    route: routes.oral,
    times: ['morning', 'bedtime'],
    asNeeded: { condition: 'si douleur' },
    since: '2026-02',
    until: '2026-12-31',
    prescriber: 'Dr Paul Lemaire',
    reason: 'Douleur',
  };

  test('what is taken, how, when and why', () => {
    const written = medicationStatement(treatment, '2.2.0');
    expect(faultsOf(written)).toEqual([]);
    expect(written).toMatchObject({
      status: 'active',
      medicationCodeableConcept: { text: 'Paracétamol 1 g comprimé' },
      effectivePeriod: { start: '2026-02', end: '2026-12-31' },
      dosage: [
        {
          text: '1 comprimé si douleur',
          timing: { repeat: { when: ['MORN', 'HS'] } },
          asNeededCodeableConcept: { text: 'si douleur' },
          route: { coding: [{ system: 'urn:oid:0.4.0.127.0.16.1.1.2.1', code: '20053000' }] },
          doseAndRate: [{ doseQuantity: { value: 1, unit: 'comprimé' } }],
        },
      ],
    });
  });

  test('none, said by someone; stopped; written by error', () => {
    const none = medicationStatement({ ...common, about: 'none-known' }, '2.2.0');
    expect([faultsOf(none), none.medicationCodeableConcept?.coding?.[0]?.code, none.dosage]).toEqual([
      [],
      '787481004',
      undefined,
    ]);
    expect(medicationStatement({ ...treatment, state: 'ended' }, '2.2.0').status).toBe('stopped');
    expect(medicationStatement({ ...treatment, state: 'withdrawn' }, '2.2.0').status).toBe('entered-in-error');
  });
});

describe('RelatedPerson', () => {
  const anne: FhirRelatedPersonInput = {
    ...versioned,
    person,
    familyName: 'GUILLOU',
    givenName: 'Anne',
    roles: ['trusted-person', 'to-warn'],
    roleText: null,
    relation: { code: 'DAUC', text: 'Fille' },
    telecoms: { mobile: '06 99 00 00 01' },
    addressText: '2 rue du Bourg 53000 Laval',
    active: true,
    since: null,
    until: null,
  };
  const roleClass = 'https://mos.esante.gouv.fr/NOS/TRE_R260-HL7RoleClass/FHIR/TRE-R260-HL7RoleClass';

  test('one slice Role at most, with each role; the relation in its own list; one identifier', () => {
    const written = relatedPerson(anne);
    expect(faultsOf(written)).toEqual([]);
    const [role, relation, ...others] = written.relationship ?? [];
    expect(role?.coding?.map(({ system, code }) => [system, code])).toEqual([
      [roleClass, 'NOK'],
      [roleClass, 'ECON'],
    ]);
    expect(relation?.coding).toEqual([
      {
        system: 'https://mos.esante.gouv.fr/NOS/TRE_R216-HL7RoleCode/FHIR/TRE-R216-HL7RoleCode',
        code: 'DAUC',
        display: 'Fille',
      },
    ]);
    expect(others).toEqual([]);
    expect(written.identifier).toHaveLength(1);
  });

  test('a representative named by a judge', () => {
    const written = relatedPerson({
      ...anne,
      givenName: null,
      roles: ['legal-representative'],
      roleText: 'Curatelle renforcée',
      relation: null,
      since: '2024',
      until: '2029-01-31',
    });
    expect(faultsOf(written)).toEqual([]);
    expect(written).toMatchObject({
      relationship: [{ coding: [{ code: 'GUARD' }], text: 'Curatelle renforcée' }],
      period: { start: '2024', end: '2029-01-31' },
    });
  });
});
