import { readCda } from '@liane/cda';
import { huguette, mauricette, mauricetteRecord, suzanne, tilleulsCoordinatingDoctor } from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordFact } from '../facts/index.ts';
import { keptByHealth } from '../health/index.ts';
import type { HealthContent } from '../health/index.ts';
import { uuidv7 } from '../platform/index.ts';
import type { DocumentDraft } from './contract.ts';
import { refreshDraft } from './save-draft.ts';
import { authorIn, type Author } from './testing/author.ts';
import { openHouse, type House } from './testing/house.ts';
import { todosOf } from './todos.ts';

const clock = { now: new Date('2026-11-21T09:30:00Z') };
let house: House;
let nurse: Author;
let mauricetteId: string;

beforeAll(async () => {
  house = await openHouse(clock);
  nurse = authorIn(house, house.act());
  mauricetteId = await house.moveIn(mauricette);
});
afterAll(() => house.close());

const section = (draft: DocumentDraft, key: string) => {
  const found = draft.sections.find((one) => one.key === key);
  if (!found) throw new Error(`no section ${key}`);
  return found;
};
const note = (personId: string, content: HealthContent): Promise<string> => {
  const id = uuidv7();
  return house.as(
    house.act(),
    async (tx, act) => (await recordFact(tx, act, keptByHealth, { id, personId, occurredAt: act.at, content })).id,
  );
};

describe('HOP/va1.07 a draft is prefilled from the record', () => {
  test('each line says who wrote it and when', async () => {
    const draft = await nurse.begin(mauricetteId, 'dlu');
    expect(section(draft, 'allergies').lines[0]).toMatchObject({
      source: 'noté par Aurélie Besnard le 21/11/2026',
      old: false,
      kept: true,
      rewritten: null,
    });
    expect(section(draft, 'treatments').lines.map(({ text }) => text)).toContain(
      'Apixaban 2,5 mg, comprimé pelliculé : 1 comprimé à 08:00, 1 comprimé à 20:00 · Fibrillation auriculaire · depuis le 10/03/2019',
    );
    expect(draft.warnings.some(({ severity }) => severity === 'blocking')).toBe(false);
  });

  test('SC.DOC.04.MS1 its recipients are listed by themselves', async () => {
    const { recipients } = await nurse.begin(mauricetteId, 'dlu');
    expect(recipients.map(({ name, detail, kept }) => ({ name, detail, kept }))).toEqual([
      { name: 'Centre hospitalier du Sablier', detail: 'Établissement de santé souhaité, 02 61 91 03 01', kept: true },
      { name: 'Dr Gérard LEMOINE', detail: 'Médecin traitant', kept: true },
      { name: 'Dr Philippe AUBERT', detail: 'Médecin, EHPAD Les Tilleuls', kept: true },
    ]);
  });

  test('nobody is a recipient of their own document', async () => {
    const doctor = authorIn(house, house.act(tilleulsCoordinatingDoctor, 'medecin'));
    const { recipients } = await doctor.begin(mauricetteId, 'dlu');
    expect(recipients.map(({ name }) => name)).toEqual(['Centre hospitalier du Sablier', 'Dr Gérard LEMOINE']);
  });

  test('what is missing is said, with where to complete it', async () => {
    const personId = await house.moveIn(huguette, { qualified: false, record: null });
    const draft = await nurse.begin(personId, 'dlu');
    expect(section(draft, 'allergies')).toMatchObject({
      lines: [],
      missing: 'Allergies : non renseignées',
      completeAt: `/personnes/${personId}/sante`,
    });
    const said = draft.warnings.map(({ message }) => message);
    expect(said).toContain('Allergies : non renseignées.');
    expect(said).toContain('L’identité n’est pas qualifiée : le document portera les traits, sans matricule INS.');
  });

  test('treatments not looked at for a month are said to be old', async () => {
    const later = { ...house.act(), at: new Date('2026-12-22T09:30:00Z') };
    const draft = await authorIn(house, later).begin(mauricetteId, 'dlu');
    expect(section(draft, 'treatments').lines.every(({ old }) => old)).toBe(true);
    expect(section(draft, 'allergies').lines.some(({ old }) => old)).toBe(false);
    expect(draft.warnings.map(({ message }) => message)).toContain(
      'Traitements : au moins une ligne est ancienne, vérifiez-la.',
    );
  });

  test('vital signs of yesterday are old for a transfer', async () => {
    const later = { ...house.act(), at: new Date('2026-11-22T09:30:00Z') };
    expect(
      section(await authorIn(house, later).begin(mauricetteId, 'transfer-sheet'), 'vital-signs').lines[0]?.old,
    ).toBe(true);
    expect(section(await nurse.begin(mauricetteId, 'transfer-sheet'), 'vital-signs').lines[0]?.old).toBe(false);
  });
});

describe('ERGO/va2.07 the author keeps, rewrites or removes each line', () => {
  test('and the documents say what the author left', async () => {
    const draft = await nurse.begin(mauricetteId, 'dlu');
    const [removed, ...others] = section(draft, 'problems').lines;
    const reworded = section(draft, 'treatments').lines.find(({ text }) => text.startsWith('Furosémide'));
    const lines = {
      [removed?.key ?? '']: { kept: false, rewritten: null },
      [reworded?.key ?? '']: { kept: true, rewritten: 'Furosémide 40 mg : suspendu depuis ce matin' },
    };
    const gp = draft.recipients.find(({ detail }) => detail === 'Médecin traitant')?.key ?? '';
    const saved = await nurse.save(draft.document.id, {
      lines,
      recipients: { [gp]: false },
      freeTexts: { comment: 'Appeler sa fille.' },
    });
    expect(section(saved, 'problems').lines[0]?.kept).toBe(false);
    await nurse.validate(draft.document.id);
    const { facts, header, body } = readCda(await nurse.file(draft.document.id, 'n3'));
    expect(facts.problems.filter(({ section: code }) => code === '11450-4')).toHaveLength(others.length);
    expect(facts.treatments.map(({ name, product }) => name ?? product?.originalText)).toContain('Furosémide 40 mg');
    expect(JSON.stringify(body)).toContain('suspendu depuis ce matin');
    expect(JSON.stringify(body)).not.toContain('0,5 comprimé');
    expect(JSON.stringify(body)).toContain('Appeler sa fille.');
    expect(header.recipients.map(({ name }) => name?.family)).not.toContain('LEMOINE');
  });

  test('removing every allergy says « non renseigné », never « aucune connue »', async () => {
    const draft = await nurse.begin(mauricetteId, 'dlu');
    const lines = Object.fromEntries(
      section(draft, 'allergies').lines.map(({ key }) => [key, { kept: false, rewritten: null }]),
    );
    await nurse.save(draft.document.id, { lines });
    await nurse.validate(draft.document.id);
    const { body } = readCda(await nurse.file(draft.document.id, 'n3'));
    expect(JSON.stringify(body)).toContain('Allergies et intolérances : non renseignées');
    expect(JSON.stringify(body)).not.toContain('Aucune allergie ni intolérance connue');
  });

  test('a corrected fact is another line: what was written over the old one does not cover it', async () => {
    const personId = await house.moveIn(suzanne, {
      qualified: false,
      record: { ...mauricetteRecord, allergies: [], noKnownAllergy: true },
    });
    const draft = await nurse.begin(personId, 'dlu');
    const [none] = section(draft, 'allergies').lines;
    expect(none?.text).toBe('Aucune allergie ni intolérance connue');
    await nurse.save(draft.document.id, { lines: { [none?.key ?? '']: { kept: true, rewritten: 'Rien' } } });
    await note(personId, { kind: 'allergy', label: 'Pénicilline', agent: 'Pénicilline', category: 'medication' });
    const act = house.act();
    const refreshed = await house.as(act, (tx) => refreshDraft(tx, act, draft.document.id, house.workshop));
    expect(section(refreshed, 'allergies').lines).toMatchObject([{ text: 'Pénicilline', rewritten: null }]);
  });
});

test('drafts wait for their author in My day, and for nobody else', async () => {
  const act = house.act();
  const { document } = await nurse.begin(mauricetteId, 'personal-project');
  const mine = await house.as(act, todosOf);
  expect(mine).toContainEqual(
    expect.objectContaining({
      documentId: document.id,
      about: 'Mauricette DELAUNAY',
      title: 'Projet personnalisé d’accompagnement',
    }),
  );
  const other = { ...act, accountId: uuidv7() };
  expect(await house.as(other, todosOf)).toEqual([]);
});
