import { generalPractitioner, tilleulsNurse } from '@liane/cast';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { checksStaff } from './check-staff.ts';
import type { StaffMember } from './contract.ts';
import type { Browser } from './testing/browser.ts';
import {
  asNurse,
  at,
  clairval,
  deuxRives,
  iris,
  openFrontDoor,
  tilleuls,
  type FrontDoor,
} from './testing/front-door.ts';
import { administrator } from './testing/people.ts';

let town: RunningSandbox;
let door: FrontDoor;
let drop: () => Promise<void>;
let here: Browser;
let elsewhere: Browser;

/** Two days later, so that everybody is due again. */
beforeEach(() => {
  door.clock.now = new Date(door.clock.now.getTime() + 48 * 3_600_000);
});

beforeAll(async () => {
  town = await startSandbox({ port: 0 });
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => fresh.drop();
  door = await openFrontDoor(fresh.url, town.url, { annuaire: { ...town.annuaire, sandbox: true } });
  const nurse = [at(tilleuls, 'infirmier', asNurse)];
  await door.hire(deuxRives.id, {
    familyName: 'Besnard',
    givenName: 'Aurélie',
    rpps: tilleulsNurse.rpps ?? '',
    practices: nurse,
  });
  await door.hire(deuxRives.id, {
    familyName: 'Martin',
    givenName: 'Gérard',
    rpps: generalPractitioner.rpps ?? '',
    practices: nurse,
  });
  await door.hire(deuxRives.id, { familyName: 'Garnier', givenName: 'Paul', rpps: '10199005074', practices: nurse });
  await door.hire(clairval.id, {
    familyName: 'Nul',
    givenName: 'Part',
    rpps: '10199005116',
    practices: [at(iris, 'infirmier', asNurse)],
  });
});
afterAll(async () => {
  await door.close();
  await drop();
  await town.close();
});

async function signedIn(): Promise<void> {
  here = (await administrator(door, deuxRives.id, tilleuls)).browser;
  elsewhere = (await administrator(door, clairval.id, iris)).browser;
}
const look = (payload: Record<string, string> = {}) => door.access.tasks?.[checksStaff]?.(payload);

async function registers(browser: Browser): Promise<Record<string, StaffMember['register']>> {
  const members = (await browser.ask('GET', '/api/staff')).body as StaffMember[];
  return Object.fromEntries(
    members.filter(({ rpps }) => rpps !== null).map(({ familyName, register }) => [familyName, register]),
  );
}

test('ANN/va1.02 each RPPS number is looked at: coherent, another name and profession, no longer practising, unknown', async () => {
  await signedIn();
  expect(await registers(here)).toEqual({ Besnard: null, Garnier: null, Martin: null });
  await look();
  expect(await registers(here)).toMatchObject({
    Besnard: { state: 'coherent', remarks: [], at: door.clock.now.toISOString() },
    Martin: {
      state: 'differs',
      remarks: [
        'L’Annuaire Santé nomme ce numéro Gérard LEMOINE.',
        'Profession donnée ici : Infirmier ; dans l’Annuaire Santé : Médecin.',
      ],
    },
    Garnier: { state: 'inactive' },
  });
  expect(await registers(elsewhere)).toMatchObject({ Nul: { state: 'unknown' } });
});

test('the day after they are looked at again, not before; one just added is looked at alone', async () => {
  await look();
  const after = town.journal.of('annuaire').length;
  await look();
  expect(town.journal.of('annuaire').length).toBe(after);
  const { rows } = await door.owner.query<{ id: string }>(`select id from accounts where rpps = $1`, [
    tilleulsNurse.rpps,
  ]);
  await look({ organisationId: deuxRives.id, accountId: rows[0]?.id ?? '' });
  expect(town.journal.of('annuaire').length).toBeGreaterThan(after);
});

test('the same answer a moment later changes no row; another one does', async () => {
  await look();
  const rowOf = async () => {
    const { rows } = await door.owner.query<{ xmin: string; account_id: string; state: string }>(
      `select c.xmin::text, c.account_id, c.state, c.answered_at from staff_checks c join accounts a on a.id = c.account_id where a.rpps = $1`,
      [tilleulsNurse.rpps],
    );
    return rows[0];
  };
  const before = await rowOf();
  const again = { organisationId: deuxRives.id, accountId: before?.account_id ?? '' };
  door.clock.now = new Date(door.clock.now.getTime() + 60_000);
  const asked = town.journal.of('annuaire').length;
  await look(again);
  expect(town.journal.of('annuaire').length).toBeGreaterThan(asked);
  expect(await rowOf()).toEqual(before);
  await door.owner.query(`update staff_checks set state = 'unknown' where account_id = $1`, [again.accountId]);
  await look(again);
  expect(await rowOf()).toMatchObject({ state: 'coherent', answered_at: door.clock.now });
});

test('a directory that is down is asked once a turn, and what it said before stays', async () => {
  await signedIn();
  await look();
  const before = await registers(here);
  town.faults.set('annuaire', { kind: 'down' });
  door.clock.now = new Date(door.clock.now.getTime() + 48 * 3_600_000);
  const asked = town.journal.of('annuaire').length;
  await look();
  // One question, said twice when the kept connection was the one that broke: the first failure ended the turn of four.
  expect(town.journal.of('annuaire').length).toBeLessThanOrEqual(asked + 2);
  await signedIn();
  expect(await registers(here)).toEqual(before);
  town.faults.clear('annuaire');
});

test('nothing is asked of who has no number, nor by an installation that is not connected', async () => {
  const { rows } = await door.owner.query(
    `select 1 from staff_checks c join accounts a on a.id = c.account_id where a.rpps is null`,
  );
  expect(rows).toEqual([]);
});

test('adding somebody wakes the worker with the account alone', async () => {
  const { rows } = await door.owner.query<{ payload: object }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
    [checksStaff],
  );
  expect(rows.length).toBe(4);
  expect(rows.map(({ payload }) => Object.keys(payload).toSorted())).toContainEqual(['accountId', 'organisationId']);
});
