import { checkCda, readCda } from '@liane/cda';
import { mauricette, suzanne, suzanneRecord, tilleulsNurse } from '@liane/cast';
import { sql } from 'kysely';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordFact } from '../facts/index.ts';
import { keptByHealth } from '../health/index.ts';
import { uuidv7 } from '../platform/index.ts';
import type { NarrativeSectionReply } from './contract.ts';
import { discard } from './discard.ts';
import { stateOf } from './document.ts';
import { erase } from './erase.ts';
import { documentsOf } from './store.ts';
import { authorIn, type Author } from './testing/author.ts';
import { openHouse, stranger, type House } from './testing/house.ts';
import { view } from './view.ts';

let house: House;
let nurse: Author;
let mauricetteId: string;

beforeAll(async () => {
  house = await openHouse();
  nurse = authorIn(house, house.act());
  mauricetteId = await house.moveIn(mauricette);
});
afterAll(() => house.close());

const text = async (pdf: Uint8Array): Promise<string> =>
  (await extractText(new Uint8Array(pdf), { mergePages: true })).text;
const xml = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function validated(
  personId: string,
  model: 'dlu' | 'transfer-sheet' | 'personal-project',
  freeTexts: Record<string, string> = {},
): Promise<string> {
  const { document } = await nurse.begin(personId, model);
  await nurse.save(document.id, { freeTexts });
  await nurse.validate(document.id);
  return document.id;
}

describe('a qualified person', () => {
  test('SC.DOC.07.MS1 SC.CDA/DD.02 a DLU comes out of the record as N3, N1 and PDF that say the same', async () => {
    const id = await validated(mauricetteId, 'dlu');
    const n3 = await nurse.file(id, 'n3');
    const n1 = readCda(await nurse.file(id, 'n1'));
    const pdf = await nurse.file(id, 'pdf');
    const { header, facts, body } = readCda(n3);
    expect(checkCda(n3, { environment: 'test' }).faults).toEqual([]);
    expect(header.patient.ids[0]).toMatchObject({ extension: '237042923390150', nature: 'INS-NIR de test' });
    expect(facts.allergies.map(({ agent }) => agent?.originalText)).toEqual(
      expect.arrayContaining(['Amoxicilline', 'Sparadrap']),
    );
    expect(body.level === 'N3' && Buffer.from(body.pdfCopy?.bytes ?? []).equals(pdf)).toBe(true);
    expect(n1.body.level === 'N1' && Buffer.from(n1.body.file.bytes).equals(pdf)).toBe(true);
    expect(n1.header.id).not.toEqual(header.id);
    const printed = await text(pdf);
    for (const words of [
      '237042923390150',
      'Amoxicilline',
      'Apixaban 2,5 mg',
      'Fibrillation auriculaire permanente',
      'Françoise DELAUNAY',
    ])
      expect(printed).toContain(words);
  });

  test('SC.DOC.06.MS1 the notice of the establishment is printed', async () => {
    expect(await text(await nurse.file(await validated(mauricetteId, 'personal-project'), 'pdf'))).toContain(
      'dpo@deux-rives.example',
    );
  });

  test('SC.DOC.03.MS1 a personal project is an N1 around its PDF, under its own type', async () => {
    const id = await validated(mauricetteId, 'personal-project');
    expect((await nurse.document(id)).files).toEqual(['n1', 'pdf']);
    const n1 = await nurse.file(id, 'n1');
    expect(checkCda(n1, { environment: 'test' }).faults).toEqual([]);
    expect(readCda(n1).header.type?.code).toBe('80788-3');
    expect(await text(await nurse.file(id, 'pdf'))).toContain('Aller à la chorale chaque semaine');
  });

  test('SC.CDA/META.01 the PDF is named by date, type, name, first name and record number', async () => {
    const { validated: validation } = await nurse.document(await validated(mauricetteId, 'dlu'));
    expect(validation?.fileName).toMatch(
      /^\d{4}-\d{2}-\d{2}_Document-de-liaison-d-urgence_DELAUNAY_Mauricette_\d{4}-\d{6}\.pdf$/,
    );
    expect(validation?.number).toMatch(/^\d{4}-\d{6}$/);
  });
});

test('EXI SI 08 an identity that is not qualified carries its traits and no matricule, in any form', async () => {
  const held = suzanne.ins?.matricule ?? 'none';
  const personId = await house.moveIn(suzanne, { qualified: false, record: suzanneRecord });
  const id = await validated(personId, 'dlu');
  expect(held).toMatch(/^\d{15}$/);
  for (const kind of ['n3', 'n1'] as const) {
    const written = xml(await nurse.file(id, kind));
    expect(checkCda(written).faults).toEqual([]);
    expect(written).not.toContain(held);
    expect(written).not.toContain('1.2.250.1.213.1.4.10');
    expect(written).toContain(suzanne.traits.birthFamilyName);
  }
  const printed = await text(await nurse.file(id, 'pdf'));
  expect(printed).not.toContain(held);
  expect(printed).not.toContain('Matricule');
});

describe('a transfer sheet', () => {
  test('waits for its reason, then says it', async () => {
    const { document, warnings } = await nurse.begin(mauricetteId, 'transfer-sheet');
    expect(warnings).toContainEqual({
      severity: 'blocking',
      section: 'reason',
      message: 'Le motif du transfert est à écrire.',
    });
    await expect(nurse.validate(document.id)).rejects.toMatchObject({ code: 'document-incomplete' });
    await nurse.save(document.id, {
      freeTexts: { reason: 'Chute, douleur de la hanche gauche', 'last-meal': '7 h 15, un café au lait' },
    });
    await nurse.validate(document.id);
    const { facts, header } = readCda(await nurse.file(document.id, 'n3'));
    expect(header.recipients.map(({ organisation, name }) => organisation?.name ?? name?.family)).toEqual([
      'Centre hospitalier du Sablier',
      'LEMOINE',
      'AUBERT',
    ]);
    expect(facts.vitalSigns.map(({ value }) => (value?.kind === 'quantity' ? value.value : undefined))).toEqual(
      expect.arrayContaining([108, 62, 96, 37.4, 54.2, 94]),
    );
    expect(await text(await nurse.file(document.id, 'pdf'))).toContain('Chute, douleur de la hanche gauche');
  });
});

describe('validating', () => {
  test('is done once: the same command answers the same, another is refused', async () => {
    const { document } = await nurse.begin(mauricetteId, 'dlu');
    const validationId = uuidv7();
    const [first, second] = await Promise.all([
      nurse.validate(document.id, validationId),
      nurse.validate(document.id, validationId),
    ]);
    expect(first.validated?.number).toBe(second.validated?.number);
    await expect(nurse.validate(document.id)).rejects.toMatchObject({ code: 'document-already-validated' });
    await expect(nurse.save(document.id, {})).rejects.toMatchObject({ code: 'document-already-validated' });
  });

  test('is refused when the record changed since its author looked, until they look again', async () => {
    const { document } = await nurse.begin(mauricetteId, 'dlu');
    await house.as(house.act(), (tx, act) =>
      recordFact(tx, act, keptByHealth, {
        id: uuidv7(),
        personId: mauricetteId,
        occurredAt: act.at,
        content: { kind: 'problem', label: 'Fracture du col du fémur gauche' } as { kind: 'problem' },
      }),
    );
    await expect(nurse.validate(document.id)).rejects.toMatchObject({ code: 'record-changed-meanwhile' });
    const looked = await nurse.look(document.id);
    expect(looked.sections.find(({ key }) => key === 'problems')?.lines.map(({ text }) => text)).toContain(
      'Fracture du col du fémur gauche',
    );
    expect(stateOf(await nurse.validate(document.id))).toBe('validated');
  });

  test('a document that our rules refuse is not kept', async () => {
    const inProduction = authorIn(
      { ...house, workshop: { ...house.workshop, environment: 'production' } },
      house.act(),
    );
    const { document } = await inProduction.begin(mauricetteId, 'dlu');
    await expect(inProduction.validate(document.id)).rejects.toMatchObject({
      code: 'document-not-valid',
      message: expect.stringContaining('racine de test') as string,
    });
    expect(await nurse.document(document.id)).toMatchObject({ validated: null, files: [] });
  });
});

describe('replacing', () => {
  test('keeps the series, adds one to the version and says what it replaces', async () => {
    const first = await validated(mauricetteId, 'dlu', { comment: 'Porte ses lunettes.' });
    const second = await nurse.begin(mauricetteId, 'dlu', first);
    expect(second.sections.find(({ key }) => key === 'comment')?.freeText).toBe('Porte ses lunettes.');
    await nurse.validate(second.document.id);
    const [before, after] = [
      readCda(await nurse.file(first, 'n3')).header,
      readCda(await nurse.file(second.document.id, 'n3')).header,
    ];
    expect(after).toMatchObject({ setId: before.setId, version: 2, replaces: before.id });
    expect(readCda(await nurse.file(second.document.id, 'n1')).header.replaces).toEqual(
      readCda(await nurse.file(first, 'n1')).header.id,
    );
    expect(stateOf(await nurse.document(first))).toBe('replaced');
  });

  test('two replacements of one version: the second to be validated is refused', async () => {
    const first = await validated(mauricetteId, 'dlu');
    const [one, other] = [await nurse.begin(mauricetteId, 'dlu', first), await nurse.begin(mauricetteId, 'dlu', first)];
    await nurse.validate(one.document.id);
    await expect(nurse.validate(other.document.id)).rejects.toMatchObject({ code: 'document-already-replaced' });
    expect(stateOf(await nurse.document(other.document.id))).toBe('draft');
  });

  test('only a validated document of the same person and model', async () => {
    const draft = await nurse.begin(mauricetteId, 'dlu');
    await expect(nurse.begin(mauricetteId, 'dlu', draft.document.id)).rejects.toMatchObject({
      code: 'nothing-to-replace',
    });
    const sheet = await validated(mauricetteId, 'transfer-sheet', { reason: 'Malaise' });
    await expect(nurse.begin(mauricetteId, 'dlu', sheet)).rejects.toMatchObject({ code: 'nothing-to-replace' });
  });
});

describe('a draft', () => {
  test('belongs to its author: a colleague sees who, and reads nothing of it', async () => {
    const { document } = await nurse.begin(mauricetteId, 'dlu');
    await nurse.save(document.id, { freeTexts: { comment: 'À moi seule' } });
    const doctor = authorIn(house, house.act({ ...tilleulsNurse, key: 'another', familyName: 'Autre' }));
    await expect(doctor.look(document.id)).rejects.toMatchObject({
      code: 'draft-of-another',
      message: expect.stringContaining('Aurélie Besnard') as string,
    });
    await expect(doctor.validate(document.id)).rejects.toMatchObject({ code: 'draft-of-another' });
  });

  test('is given up, and no longer listed', async () => {
    const act = house.act();
    const { document } = await nurse.begin(mauricetteId, 'dlu');
    for (const _twice of [1, 2]) await house.as(act, (tx) => discard(tx, act, document.id));
    const listed = await house.as(act, (tx) => documentsOf(tx, act.organisationId, mauricetteId));
    expect(listed.map(({ id }) => id)).not.toContain(document.id);
    await expect(nurse.look(document.id)).rejects.toMatchObject({ code: 'draft-discarded' });
  });

  test('another organisation sees no document, no file and no content', async () => {
    const id = await validated(mauricetteId, 'dlu');
    const elsewhere = authorIn(house, stranger(house.act()));
    await expect(elsewhere.document(id)).rejects.toMatchObject({ code: 'unknown-document' });
    const { rows } = await house.database.within(stranger(house.act()), (tx) =>
      sql<{ seen: number }>`
        select (select count(*) from documents) + (select count(*) from document_files)
             + (select count(*) from document_contents) + (select count(*) from document_validations) as seen`.execute(
        tx.on(),
      ),
    );
    expect(rows).toEqual([{ seen: 0 }]);
  });
});

test('a deleted document keeps its trace and no longer reads', async () => {
  const act = house.act();
  const id = await validated(mauricetteId, 'dlu');
  const deleted = await house.as(act, (tx) =>
    erase(tx, act, { id, deletionId: uuidv7(), why: 'Fait pour une autre personne' }),
  );
  expect(stateOf(deleted)).toBe('deleted');
  await expect(nurse.file(id, 'pdf')).rejects.toMatchObject({ code: 'document-deleted' });
  await expect(house.as(act, (tx) => view(tx, act, id, house.workshop))).rejects.toMatchObject({
    code: 'document-deleted',
  });
});

test('what people read of a kept document, and what our rules say of it', async () => {
  const act = house.act();
  const id = await validated(mauricetteId, 'dlu');
  const read = await house.as(act, (tx) => view(tx, act, id, house.workshop));
  expect(read.header).toContainEqual({ label: 'Nom de naissance', value: 'LE GOFF' });
  expect(read.header).toContainEqual({ label: 'INS-NIR de test', value: '237042923390150' });
  expect(read.sections.map((section) => (section as NarrativeSectionReply).title)).toContain(
    'Allergies et intolérances',
  );
  expect(read).toMatchObject({ hasPdf: true, verdict: { faults: [] } });
});
