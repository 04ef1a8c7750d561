import { mauricette, suzanne } from '@liane/cast';
import { readCda } from '@liane/cda';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFact } from '../facts/index.ts';
import { keptByHealth, type HealthContent } from '../health/index.ts';
import { keptByMedication, type MedicationContent } from '../medication/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { authorIn, type Author } from './testing/author.ts';
import { openHouse, type House } from './testing/house.ts';

// What an emergency department reads first must be there, and no code may say more than the record.

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

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]): number => String(a).localeCompare(String(b));

let admitted = 0;
/** Somebody of whom nothing is written yet. */
const newcomer = (): Promise<string> =>
  house.moveIn(
    { ...suzanne, traits: { ...suzanne.traits, birthDate: `1940-02-0${++admitted}` } },
    { qualified: false, record: null },
  );

const note = (
  personId: string,
  content: HealthContent | MedicationContent,
  occurredAt = clock.now,
): Promise<string> => {
  const keptBy = content.kind === 'treatment' ? keptByMedication : keptByHealth;
  return house.as(
    house.act(),
    async (tx, act) => (await recordFact(tx, act, keptBy, { id: uuidv7(), personId, occurredAt, content })).id,
  );
};

test('CDA §4.2 each wish is coded as the record says it, in the order that emergencies need', async () => {
  const { document } = await nurse.begin(mauricetteId, 'dlu');
  await nurse.validate(document.id);
  const { body, facts } = readCda(await nurse.file(document.id, 'n3'));
  expect(JSON.stringify(body)).toContain('Ne souhaite pas de réanimation en cas d’arrêt cardiaque.');
  expect(facts.directives.map(({ code, value }) => [code?.code, value])).toEqual([
    ['42348-3', { kind: 'boolean', value: true }],
    ['75779-9', { kind: 'boolean', value: false }],
    ['77352-3', { kind: 'boolean', value: false }],
    ['387713003', { kind: 'boolean', value: true }],
  ]);
});

test('a wish that only words say, or that its author reworded, is neither accepted nor refused by a code', async () => {
  const personId = await newcomer();
  const breathing = { kind: 'directive' as const, type: 'intubation' as const, exists: true };
  await note(personId, { ...breathing, summary: 'À discuter avec sa fille' });
  const key = await note(personId, { kind: 'directive', type: 'dialysis', exists: true, accepted: false });
  const { document } = await nurse.begin(personId, 'dlu');
  await nurse.save(document.id, { lines: { [key]: { kept: true, rewritten: 'Dialyse : elle hésite' } } });
  await nurse.validate(document.id);
  const { facts } = readCda(await nurse.file(document.id, 'n3'));
  const answers = facts.directives.slice(1).map(({ code, value }) => [code?.code, value?.kind === 'boolean']);
  expect(answers).toEqual([
    ['75787-2', false],
    ['MED-295', false],
  ]);
});

test('the transfer sheet carries the last value of each sign, whichever round took it, and none that is a day old', async () => {
  const personId = await newcomer();
  const round = (hoursAgo: number, values: Extract<HealthContent, { kind: 'vital-signs' }>['values']) =>
    note(personId, { kind: 'vital-signs', values }, new Date(clock.now.getTime() - hoursAgo * 3_600_000));
  await round(30, { 'oxygen-saturation': 99, weight: 55 });
  await round(3, { systolic: 108, diastolic: 62, 'heart-rate': 96, temperature: 37.4 });
  await round(2, { temperature: 38.6 });
  const { document } = await nurse.begin(personId, 'transfer-sheet');
  await nurse.save(document.id, {
    freeTexts: { reason: 'Fièvre' },
    destination: { name: 'Centre hospitalier du Sablier' },
  });
  await nurse.validate(document.id);
  const { facts } = readCda(await nurse.file(document.id, 'n3'));
  const at = (day: string) => ({ low: day, high: undefined });
  const read = facts.vitalSigns.flatMap(({ code, value, at: when }) =>
    value?.kind === 'quantity' ? [[code?.code, value.value, when]] : [],
  );
  expect(read.toSorted(byFirst)).toEqual([
    ['29463-7', 55, at('2026-11-20T04:30:00+01:00')],
    ['8310-5', 38.6, at('2026-11-21T08:30:00+01:00')],
    ['8462-4', 62, at('2026-11-21T07:30:00+01:00')],
    ['8480-6', 108, at('2026-11-21T07:30:00+01:00')],
    ['8867-4', 96, at('2026-11-21T07:30:00+01:00')],
  ]);
});

test('the transfer sheet tells the treatments in progress, given today or not', async () => {
  const personId = await newcomer();
  await note(personId, {
    kind: 'treatment',
    medicine: 'Apixaban 2,5 mg',
    posology: '1 matin et soir',
    times: ['morning', 'evening'],
    longTerm: true,
  });
  const { document } = await nurse.begin(personId, 'transfer-sheet');
  await nurse.save(document.id, {
    freeTexts: { reason: 'Chute' },
    destination: { name: 'Centre hospitalier du Sablier' },
  });
  await nurse.validate(document.id);
  expect(JSON.stringify(readCda(await nurse.file(document.id, 'n3')).body)).toContain('Apixaban 2,5 mg');
});

test('a risk noted is told as such in the DLU, unless somebody answered otherwise', async () => {
  const personId = await newcomer();
  await note(personId, { kind: 'risk', risk: 'falls', label: 'Chutes', level: 'high' });
  const { document } = await nurse.begin(personId, 'dlu');
  await nurse.validate(document.id);
  const section = readCda(await nurse.file(document.id, 'n3')).facts.observations.find(
    ({ code }) => code?.code === '161898004',
  );
  expect(section?.value).toEqual({ kind: 'boolean', value: true });
});

test('a weekly treatment is never coded as a daily one', async () => {
  const personId = await newcomer();
  const take = (medicine: string, posology: string) =>
    note(personId, { kind: 'treatment', medicine, posology, times: ['morning'], longTerm: true });
  await take('Méthotrexate 2,5 mg', '4 comprimés le lundi matin');
  await take('Furosémide 40 mg', '1 comprimé le matin');
  const { document } = await nurse.begin(personId, 'dlu');
  await nurse.validate(document.id);
  const { facts } = readCda(await nurse.file(document.id, 'n3'));
  const rhythms = facts.treatments.map(({ name, frequency }) => [name, frequency]);
  expect(rhythms.toSorted(byFirst)).toEqual([
    ['Furosémide 40 mg', '1 fois par jour'],
    ['Méthotrexate 2,5 mg', undefined],
  ]);
});

test('CDA §4.2 the severity of an allergy is coded, and stands on the first page', async () => {
  const { document } = await nurse.begin(mauricetteId, 'dlu');
  await nurse.validate(document.id);
  const { facts } = readCda(await nurse.file(document.id, 'n3'));
  expect(facts.allergies.map(({ agent, severity }) => [agent?.originalText, severity?.code])).toContainEqual([
    'Amoxicilline',
    '24484000',
  ]);
  const { text } = await extractText(new Uint8Array(await nurse.file(document.id, 'pdf')), { mergePages: false });
  const [first = ''] = text.map((page) => page.replaceAll(/\s+/g, ' '));
  for (const needed of [
    'Amoxicilline (grave)',
    'REFUSE réanimation',
    'Françoise DELAUNAY',
    'Dr Gérard LEMOINE',
    '89 ans',
  ])
    expect(first).toContain(needed);
});

test('the first page tells « nobody » from what nobody wrote', async () => {
  const { document } = await nurse.begin(await newcomer(), 'dlu');
  await nurse.validate(document.id);
  const { text } = await extractText(new Uint8Array(await nurse.file(document.id, 'pdf')), { mergePages: false });
  const [first = ''] = text.map((page) => page.replaceAll(/\s+/g, ' '));
  for (const unsaid of ['Allergies', 'Directives anticipées', 'Personne de confiance', 'Médecin traitant'])
    expect(first).toContain(`${unsaid} : non renseigné`);
});
