import { people } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../start.ts';
import type { RunningSandbox } from '../../start.ts';
import { Visitor } from '../testing/browser.ts';
import { colleagues } from './colleagues.ts';

let town: RunningSandbox;
let visitor: Visitor;
beforeAll(async () => {
  town = await startSandbox({ port: 0 });
  visitor = new Visitor(town.url);
});
afterAll(() => town.close());

const insOf = (key: string) => {
  const ins = people.find((each) => each.key === key)?.ins;
  if (!ins) throw new Error(`${key} has no INS`);
  return ins;
};
const nurse = colleagues.find(({ key }) => key === 'tilleulsNurse');
const become = async () => {
  await visitor.open('/AccesDirect/TableauDeBord');
  if (!visitor.page.includes(`Vous jouez <strong>${nurse?.name}`)) await visitor.press(`${nurse?.name}, ${nurse?.job}`);
};

test('TD0.9 the dashboard opens for everybody, with or without a person', async () => {
  await become();
  expect(visitor.page).toContain('Tableau de bord');
  await visitor.open(`/AccesDirect/TableauDeBord/${insOf('fernand').matricule}`);
  expect([visitor.status, visitor.page.includes('DMP fermé')]).toEqual([200, true]);
  await visitor.open(`/AccesDirect/TableauDeBord/${insOf('maria').matricule}`);
  expect([visitor.status, visitor.page.includes('Pas de DMP')]).toEqual([200, true]);
});

test.each([
  ['fernand', 'Ce DMP est fermé'],
  ['maria', 'n’a pas de DMP'],
  ['huguette', 'bloqué'],
])('TD0.9 the record of %s does not open: %s', async (key, words) => {
  await become();
  await visitor.open(`/AccesDirect/DossierPatient/${insOf(key).matricule}`);
  expect([visitor.status, visitor.page.includes(words)]).toEqual([403, true]);
});

test('TD0.10 the record opens at once for who was authorised, asks for the agreement otherwise, and leaves a trace', async () => {
  await become();
  const ins = insOf('mauricette');
  await visitor.open(`/AccesDirect/DossierPatient/${ins.matricule}`);
  expect(visitor.page).toContain('Ouvrir son DMP');
  expect(visitor.at).not.toContain(ins.matricule);
  if (!nurse) throw new Error('the cast has no nurse');
  town.dmpRecords.authorise(ins, nurse.viewer, true);
  await visitor.open(`/AccesDirect/Documents/${ins.matricule}`);
  expect(visitor.page).toContain('Documents du DMP');
  expect(town.dmpRecords.traces(ins, { kind: 'person' })[0]).toMatchObject({
    by: nurse.viewer.id,
    transaction: 'TD3.1',
  });
});

test('a page the Web PS has and the town has not, and one that nobody has', async () => {
  await visitor.open(`/AccesDirect/VolontesEtDroits/${insOf('mauricette').matricule}`);
  expect([visitor.status, visitor.page.includes('ne joue pas')]).toEqual([200, true]);
  await visitor.open('/AccesDirect/Autre');
  expect(visitor.status).toBe(404);
});
