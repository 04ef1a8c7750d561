import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { uuidv7, type Act } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { access } from './contract.ts';
import { searchTraces } from './search-traces.ts';
import { sealTraces } from './seal-traces.ts';
import { sealingKey } from './keys.ts';
import { at, deuxRives, openFrontDoor, tilleuls, type FrontDoor } from './testing/front-door.ts';
import { verifyTraces } from './verify-traces.ts';
import { writeTrace } from './write-trace.ts';

let door: FrontDoor;
let url: string;
let drop: () => Promise<void>;
const minute = 60_000;
const started = new Date('2026-03-29T00:30:00Z');

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  url = database.url;
  drop = () => database.drop();
});
beforeEach(async () => {
  door = await openFrontDoor(url, 'http://127.0.0.1:1');
  door.clock.now = started;
  await door.owner.query('truncate traces, trace_seals, sealed_traces');
  return () => door.close();
});
afterAll(() => drop());

const act = (): Act => ({
  at: new Date(door.clock.now),
  accountId: uuidv7(),
  sessionId: uuidv7(),
  who: 'Aurélie Besnard',
  practiceId: uuidv7(),
  organisationId: deuxRives.id,
  establishmentId: tilleuls.id,
  establishmentName: tilleuls.name,
  role: 'infirmier',
  isAdministrator: false,
  from: '192.0.2.7 · Firefox, Linux',
  signedInWith: 'pro-sante-connect',
});

async function leave(count: number, personId: string | null = uuidv7()): Promise<void> {
  await door.platform.database.within(act(), async (tx) => {
    for (let n = 0; n < count; n++)
      await writeTrace(tx, act(), door.platform.newId(), 'record.open', {
        personId,
        why: n === 0 ? 'Accès d’urgence' : null,
      });
  });
}

async function seal(): Promise<void> {
  door.clock.now = new Date(door.clock.now.getTime() + minute);
  await sealTraces({
    database: door.platform.database,
    dataDir: door.dataDir,
    key: sealingKey(door.dataDir),
    now: door.clock.now,
  });
}

async function report() {
  const { intact, organisations } = await verifyTraces(url, door.dataDir);
  const ours = organisations.find(({ organisationId }) => organisationId === deuxRives.id);
  return {
    intact,
    seals: ours?.seals,
    sealed: ours?.sealed,
    waiting: ours?.waiting,
    faults: ours?.faults.map(({ code, seal: number }) => ({ code, seal: number })),
  };
}

const heads = () => join(door.dataDir, 'heads', `${deuxRives.id}.jsonl`);

describe('sealing', () => {
  test('batches are chained, and what is not sealed yet is said', async () => {
    await leave(3);
    await seal();
    await leave(2);
    await seal();
    await leave(4);
    expect(await report()).toEqual({ intact: true, seals: 2, sealed: 5, waiting: 4, faults: [] });
    const { rows } = await door.owner.query(
      'select number, count, total, previous_hash, head from trace_seals order by number',
    );
    expect(rows).toMatchObject([
      { number: 1, count: 3, total: 3, previous_hash: '0'.repeat(64) },
      { number: 2, count: 2, total: 5, previous_hash: (rows[0] as { head: string }).head },
    ]);
  });

  test('nothing to seal makes no seal', async () => {
    await seal();
    expect(await report()).toMatchObject({ intact: true, seals: 0, waiting: 0 });
  });

  test('a trace kept late goes into a later seal', async () => {
    const { database } = door.platform;
    const late = database.within(act(), async (tx) => {
      await writeTrace(tx, act(), door.platform.newId(), 'record.open', { personId: null });
      await leave(1);
      await seal();
    });
    await late;
    await seal();
    expect(await report()).toEqual({ intact: true, seals: 2, sealed: 2, waiting: 0, faults: [] });
  });

  test('two processes sealing at once make one chain', async () => {
    await leave(6);
    await Promise.all([seal(), seal()]);
    expect(await report()).toEqual({ intact: true, seals: 1, sealed: 6, waiting: 0, faults: [] });
  });

  test('the key and the heads are readable by the server alone', async () => {
    await leave(1);
    await seal();
    expect((await stat(join(door.dataDir, 'keys', 'traces.pem'))).mode & 0o777).toBe(0o600);
    expect((await stat(heads())).mode & 0o777).toBe(0o600);
  });

  test('a head that a crash kept from the file, or cut in two, is written at the next sealing', async () => {
    await leave(1);
    await seal();
    await leave(1);
    await seal();
    const [first = '', second = ''] = (await readFile(heads(), 'utf8')).split('\n');
    await writeFile(heads(), `${first}\n${second.slice(0, 40)}`);
    await seal();
    expect((await readFile(heads(), 'utf8')).split('\n')).toEqual([first, second, '']);
    expect(await report()).toMatchObject({ intact: true, seals: 2 });
  });
});

describe('what the owner of the database could do is found', () => {
  beforeEach(async () => {
    for (let n = 0; n < 3; n++) {
      await leave(2);
      await seal();
    }
  });
  const ofSeal = (number: number) => `(select trace_id from sealed_traces where number = ${number} order by 1 limit 1)`;

  test.each([
    ['act', `act = 'record.searchPeople'`],
    ['who', `who = 'Quelqu’un'`],
    ['whose', `person_id = null`],
    ['when, by a microsecond', `at = at + interval '1 microsecond'`],
    ['why', `why = null where why is not null and id`],
    ['from where', `from_where = '198.51.100.1'`],
    ['a refusal', `refused = 'x'`],
  ])('changing %s', async (_what, change) => {
    const statement = change.includes(' and id')
      ? `update traces set ${change} in (select trace_id from sealed_traces where number = 2)`
      : `update traces set ${change} where id = ${ofSeal(2)}`;
    expect((await door.owner.query(statement)).rowCount).toBe(1);
    expect(await report()).toMatchObject({ intact: false, faults: [{ code: 'traces-changed', seal: 2 }] });
  });

  test('nothing, when nothing was done', async () => {
    expect(await report()).toMatchObject({ intact: true, seals: 3, sealed: 6, faults: [] });
  });

  test('removing a trace', async () => {
    await door.owner.query(`delete from traces where id = ${ofSeal(2)}`);
    expect(await report()).toMatchObject({ faults: [{ code: 'traces-removed', seal: 2 }] });
  });

  test('removing a trace and its place in the seal', async () => {
    await door.owner.query(
      `delete from traces where id = ${ofSeal(2)}; delete from sealed_traces s where not exists (select from traces t where t.id = s.trace_id)`,
    );
    expect(await report()).toMatchObject({ faults: [{ code: 'traces-removed', seal: 2 }] });
  });

  test('inserting a trace into a seal', async () => {
    await door.owner.query(
      `insert into traces select organisation_id, $1, at, account_id, 'Faux', role, establishment_id, establishment, act, refused, person_id, why, from_where, signed_in_with, session_id from traces limit 1`,
      [uuidv7(started)],
    );
    await door.owner.query(`insert into sealed_traces select organisation_id, id, 2 from traces where who = 'Faux'`);
    expect(await report()).toMatchObject({ faults: [{ code: 'traces-inserted', seal: 2 }] });
  });

  test('inserting a trace dated long before', async () => {
    const long = new Date(started.getTime() - 30 * 24 * 3600 * 1000);
    await door.owner.query(
      `insert into traces select organisation_id, $1, $2, account_id, 'Faux', role, establishment_id, establishment, act, refused, person_id, why, from_where, signed_in_with, session_id from traces limit 1`,
      [uuidv7(long), long],
    );
    await seal();
    expect(await report()).toMatchObject({ waiting: 1, faults: [{ code: 'traces-inserted', seal: null }] });
  });

  test('removing the last seals and their traces', async () => {
    await door.owner.query(`delete from traces where id in (select trace_id from sealed_traces where number >= 2)`);
    await door.owner.query(`delete from sealed_traces where number >= 2; delete from trace_seals where number >= 2`);
    expect(await report()).toMatchObject({
      faults: [
        { code: 'seal-removed', seal: 2 },
        { code: 'seal-removed', seal: 3 },
      ],
    });
  });

  test('removing everything', async () => {
    await door.owner.query('truncate traces, trace_seals, sealed_traces');
    expect((await report()).faults?.map(({ code }) => code)).toEqual(['seal-removed', 'seal-removed', 'seal-removed']);
  });

  test('recomputing a seal after changing a trace', async () => {
    await door.owner.query(`update traces set who = 'Faux' where id = ${ofSeal(3)}`);
    await door.owner.query(`update trace_seals set root_hash = repeat('a', 64) where number = 3`);
    expect((await report()).faults).toEqual([
      { code: 'seal-changed', seal: 3 },
      { code: 'traces-changed', seal: 3 },
    ]);
  });

  test('signing with another key', async () => {
    await door.owner.query(`update trace_seals set signature = $1 where number = 3`, [
      Buffer.alloc(64).toString('base64'),
    ]);
    expect((await report()).faults).toEqual([
      { code: 'head-differs', seal: 3 },
      { code: 'signature-wrong', seal: 3 },
    ]);
  });

  test('lines that are no head, in the file outside', async () => {
    await appendFile(heads(), 'ceci n’est pas un scellé\n');
    expect(await report()).toMatchObject({ intact: false, faults: [{ code: 'heads-unreadable', seal: null }] });
  });
});

describe('reading the traces', () => {
  test('by person, a page of fifty at a time, with what is sealed', async () => {
    const { invitationUrl } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'encadrement')] });
    const browser = door.browser();
    await browser.acceptInvitation(invitationUrl);
    const person = uuidv7();
    await leave(60, person);
    await leave(3);
    await seal();
    await leave(1, person);

    type Page = {
      traces: { id: string; sealed: boolean; who: string; why: string | null }[];
      more: boolean;
      sealing: { sealed: number; waiting: number };
    };
    const first = (await browser.ask('POST', access.searchTraces.path, { personId: person })).body as Page;
    expect(first.traces).toHaveLength(50);
    expect(first.more).toBe(true);
    expect(first.traces.filter(({ sealed }) => !sealed)).toHaveLength(1);
    expect(first.sealing).toMatchObject({ sealed: 63, waiting: 1 });
    const last = first.traces.at(-1);
    const second = (await browser.ask('POST', access.searchTraces.path, { personId: person, before: last?.id }))
      .body as Page;
    expect(second.traces).toHaveLength(11);
    expect(second.more).toBe(false);
    expect(new Set([...first.traces, ...second.traces].map(({ id }) => id)).size).toBe(61);
  });

  test.each([
    ['2026-03-29', ['2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'], ['2026-03-28T22:59:59Z', '2026-03-29T22:00:00Z']],
    ['2026-10-25', ['2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'], ['2026-10-24T21:59:59Z', '2026-10-25T23:00:00Z']],
  ])('of %s, the day the hour changes', async (day, within, outside) => {
    for (const instant of [...within, ...outside]) {
      door.clock.now = new Date(instant);
      await leave(1);
    }
    const found = await door.platform.database.within(act(), (tx) =>
      searchTraces(door.needs, tx, act(), { from: day, to: day }),
    );
    expect(found.traces.map(({ at: when }) => new Date(when).getTime()).toReversed()).toEqual(
      within.map((instant) => Date.parse(instant)),
    );
  });

  test('of a day as it is counted where one works', async () => {
    const within = ['2026-06-14T20:00:00Z', '2026-06-15T19:59:59Z'];
    for (const instant of ['2026-06-14T19:59:59Z', ...within, '2026-06-15T20:00:00Z']) {
      door.clock.now = new Date(instant);
      await leave(1);
    }
    const needs = { ...door.needs, zoneOf: () => Promise.resolve('Indian/Reunion') };
    const found = await door.platform.database.within(act(), (tx) =>
      searchTraces(needs, tx, act(), { from: '2026-06-15', to: '2026-06-15' }),
    );
    expect(found.traces.map(({ at: when }) => new Date(when).getTime()).toReversed()).toEqual(
      within.map((instant) => Date.parse(instant)),
    );
  });

  test('looking at the traces leaves a trace', async () => {
    const { accountId, invitationUrl } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'encadrement')] });
    const browser = door.browser();
    await browser.acceptInvitation(invitationUrl);
    const person = uuidv7();
    await browser.ask('POST', access.searchTraces.path, { personId: person });
    const { rows } = await door.owner.query('select act, person_id from traces where account_id = $1', [accountId]);
    expect(rows).toEqual([{ act: 'access.searchTraces', person_id: person }]);
  });
});
