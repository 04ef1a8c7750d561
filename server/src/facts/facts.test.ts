import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7, type Act } from '../platform/index.ts';
import { openTestHouse, type TestHouse } from '../testing/house.ts';
import { freshDatabase } from '../testing/database.ts';
import {
  correct,
  end,
  FactChangedMeanwhile,
  FactClosed,
  FactInTheFuture,
  FactKindChanged,
  lastingFacts,
  recordFact,
  seriesFacts,
  UnknownFact,
  versionsOf,
  withdraw,
  writtenByOthersSince,
  type Fact,
  type KeptBy,
} from './index.ts';

const kept: KeptBy = { module: 'health', series: new Set(['vital-signs']) };
const problem = (label: string) => ({ kind: 'problem', label });

let house: TestHouse;
let drop: () => Promise<void>;
let personId: string;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = database.drop;
  house = await openTestHouse(database.url);
  personId = await house.person('DURAND');
});
afterAll(async () => {
  await house.close();
  await drop();
});

const note = (act: Act, label: string, occurredAt = act.at): Promise<Fact> =>
  house.database.within(act, (tx) =>
    recordFact(tx, act, kept, { id: uuidv7(), personId, occurredAt, content: problem(label) }),
  );
const basis = (fact: Fact) => ({ id: uuidv7(), personId, factId: fact.factId, basedOn: fact.id });
const at = (time: string) => house.act('infirmier', new Date(`2026-09-01T${time}:00Z`));

test('a correction is a new version; the one before stays readable with its author', async () => {
  const first = await note(at('10:00'), 'Hypertension');
  await house.database.within(at('11:00'), (tx) =>
    correct(tx, at('11:00'), kept, basis(first), {
      content: problem('Hypertension artérielle'),
      occurredAt: first.occurredAt,
      why: 'Précision',
    }),
  );
  const versions = await house.database.within(at('12:00'), (tx) =>
    versionsOf(tx, house.organisationId, personId, first.factId),
  );
  expect(versions.map(({ version, content, why }) => [version, content, why])).toEqual([
    [2, problem('Hypertension artérielle'), 'Précision'],
    [1, problem('Hypertension'), null],
  ]);
});

test('the record can be read as it stood at a past instant', async () => {
  const first = await note(at('13:00'), 'Asthme');
  await house.database.within(at('14:00'), (tx) => withdraw(tx, at('14:00'), kept, basis(first), 'Autre personne'));
  const seen = async (time: string) => {
    const facts = await house.database.within(at(time), (tx) =>
      lastingFacts(tx, house.organisationId, personId, at(time).at),
    );
    return facts.find(({ factId }) => factId === first.factId)?.state;
  };
  expect(await seen('13:30')).toBe('current');
  expect(await seen('14:30')).toBe('withdrawn');
});

test('of two corrections of the same version, one is kept and the other is told', async () => {
  const first = await note(at('10:00'), 'Diabète');
  const attempts = await Promise.allSettled(
    ['Diabète de type 2', 'Diabète de type 1'].map((label) =>
      house.database.within(at('11:00'), (tx) =>
        correct(tx, at('11:00'), kept, basis(first), {
          content: problem(label),
          occurredAt: first.occurredAt,
          why: null,
        }),
      ),
    ),
  );
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = attempts.find((attempt) => attempt.status === 'rejected');
  expect(refused?.reason).toBeInstanceOf(FactChangedMeanwhile);
});

test('what is ended or withdrawn is corrected no more', async () => {
  const first = await note(at('10:00'), 'Bronchite');
  const ended = await house.database.within(at('11:00'), (tx) =>
    end(tx, at('11:00'), kept, basis(first), { endedAt: at('11:00').at, why: null }),
  );
  await expect(
    house.database.within(at('12:00'), (tx) =>
      correct(tx, at('12:00'), kept, basis(ended), { content: problem('x'), occurredAt: first.occurredAt, why: null }),
    ),
  ).rejects.toBeInstanceOf(FactClosed);
});

test('a correction keeps the nature of the fact, and an unknown fact is not found', async () => {
  const first = await note(at('10:00'), 'Anémie');
  const other = { content: { kind: 'risk' }, occurredAt: first.occurredAt, why: null };
  await expect(
    house.database.within(at('11:00'), (tx) => correct(tx, at('11:00'), kept, basis(first), other)),
  ).rejects.toBeInstanceOf(FactKindChanged);
  await expect(
    house.database.within(at('11:00'), (tx) =>
      withdraw(tx, at('11:00'), kept, { ...basis(first), factId: uuidv7() }, 'rien'),
    ),
  ).rejects.toBeInstanceOf(UnknownFact);
});

test('a fact of tomorrow is refused; a clock some minutes ahead is not', async () => {
  await expect(note(at('10:00'), 'Demain', new Date('2026-09-02T10:00:00Z'))).rejects.toBeInstanceOf(FactInTheFuture);
  await expect(note(at('10:00'), 'Presque', new Date('2026-09-01T10:04:00Z'))).resolves.toMatchObject({ version: 1 });
});

test('series are read by date, the newest first, and stay out of what lasts', async () => {
  for (const time of ['08:00', '20:00']) {
    const act = at(time);
    await house.database.within(act, (tx) =>
      recordFact(tx, act, kept, { id: uuidv7(), personId, occurredAt: act.at, content: { kind: 'vital-signs' } }),
    );
  }
  const [series, lasting] = await house.database.within(at('21:00'), async (tx) => [
    await seriesFacts(tx, house.organisationId, personId, at('07:00').at),
    await lastingFacts(tx, house.organisationId, personId),
  ]);
  expect(series.map(({ occurredAt }) => occurredAt.toISOString())).toEqual([
    '2026-09-01T20:00:00.000Z',
    '2026-09-01T08:00:00.000Z',
  ]);
  expect(lasting.some(({ content }) => content.kind === 'vital-signs')).toBe(false);
});

test('the database itself refuses to change or erase a fact, and hides it from another organisation', async () => {
  await note(at('10:00'), 'Arthrose');
  const attempt = (statement: string) =>
    house.database.within(house.act(), async (tx) => {
      const { sql } = await import('kysely');
      return sql.raw(statement).execute(tx.on());
    });
  await expect(attempt("update facts set by_name = 'Personne'")).rejects.toThrow(/permission denied/);
  await expect(attempt('delete from facts')).rejects.toThrow(/permission denied/);
  const stranger = { ...house.act(), organisationId: uuidv7() };
  expect(await house.database.within(stranger, (tx) => lastingFacts(tx, house.organisationId, personId))).toEqual([]);
});

test('a measure corrected to an earlier day leaves the days it was first noted in', async () => {
  const act = at('15:00');
  const signs = { kind: 'vital-signs', values: { weight: 54 } };
  const first = await house.database.within(act, (tx) =>
    recordFact(tx, act, kept, { id: uuidv7(), personId, occurredAt: act.at, content: signs }),
  );
  const june = new Date('2026-06-01T08:00:00Z');
  await house.database.within(act, (tx) =>
    correct(tx, act, kept, basis(first), { content: signs, occurredAt: june, why: 'Mauvais jour' }),
  );
  const since = async (from: Date) =>
    (await house.database.within(act, (tx) => seriesFacts(tx, house.organisationId, personId, from))).filter(
      ({ factId }) => factId === first.factId,
    );
  expect(await since(at('01:00').at)).toEqual([]);
  expect((await since(june)).map(({ version }) => version)).toEqual([2]);
});

test('what was written here and withdrawn from another establishment is not told as if it stood', async () => {
  const act = at('15:30');
  const elsewhere = { ...at('15:40'), establishmentId: house.otherEstablishmentId };
  const first = await note(act, 'Chute');
  await house.database.within(elsewhere, (tx) => withdraw(tx, elsewhere, kept, basis(first), 'Autre personne'));
  const written = await house.database.within(act, (tx) =>
    writtenByOthersSince(tx, { ...house.act(), accountId: uuidv7() }, at('15:00').at),
  );
  expect(written.filter(({ factId, state }) => factId === first.factId && state === 'current')).toEqual([]);
});

test('neither a correction nor an end is of tomorrow', async () => {
  const act = at('16:00');
  const tomorrow = new Date('2026-09-02T16:00:00Z');
  const first = await note(act, 'Toux');
  await expect(
    house.database.within(act, (tx) =>
      correct(tx, act, kept, basis(first), { content: problem('Toux'), occurredAt: tomorrow, why: null }),
    ),
  ).rejects.toBeInstanceOf(FactInTheFuture);
  await expect(
    house.database.within(act, (tx) => end(tx, act, kept, basis(first), { endedAt: tomorrow, why: null })),
  ).rejects.toBeInstanceOf(FactInTheFuture);
});
