import { mauricette, suzanne, yvette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CountersLine } from './contract.ts';
import { counters } from './counters.ts';
import { noticeArrived } from './notice-arrived.ts';
import { organisationId } from '../documents/testing/house.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const linesAt = (at: Date, period: CountersLine['period']): Promise<CountersLine[]> =>
  office.as(async (tx, act) => (await counters(tx, { ...act, at })).filter((line) => line.period === period));

/** Three records: one by every channel, one whose identity is not qualified, one whose message came back. */
async function threeRecords(): Promise<void> {
  const everyChannel = await office.moveIn(mauricette);
  const notQualified = await office.moveIn(suzanne, { qualified: false });
  const cameBack = await office.moveIn(yvette);
  for (const personId of [everyChannel, notQualified, cameBack]) await office.validated(personId);
  await office.after(61);
  const { messageId } = await office.sending(cameBack, 'mssante');
  const failed = { organisationId, messageId, outcome: 'failed' as const, said: 'boîte pleine', at: office.clock.now };
  await office.as((tx) => noticeArrived(tx, failed));
}

test('SC.TBB.01.MS1, TBB.03 what left and what failed, by channel, by FINESS and by author, with the records that had each', async () => {
  await threeRecords();
  const [whole, byAuthor, ...others] = await linesAt(office.clock.now, 'month');
  expect(others).toEqual([]);
  const counted = {
    dmp: { total: 2, insQualified: 2, insNotQualified: 0, failures: 0 },
    mssante: { total: 2, insQualified: 1, insNotQualified: 1, failures: 1 },
    citizen: { total: 2, insQualified: 2, insNotQualified: 0, failures: 0 },
    records: { dmp: 2, mssante: 2, citizen: 2, all: 1 },
  };
  expect(whole).toMatchObject({ ...counted, rpps: null, author: null });
  expect(whole?.finess).toMatch(/^\d{9}$/);
  expect(byAuthor).toMatchObject(counted);
  expect(byAuthor?.rpps).toMatch(/^\d{11}$/);
});

test('SC.TBB.01.MS1 a document of this year is of last year once the year is over', async () => {
  const nextYear = new Date(office.clock.now);
  nextYear.setUTCFullYear(nextYear.getUTCFullYear() + 1);
  const [whole] = await linesAt(nextYear, 'previous-year');
  expect(whole).toEqual(
    expect.objectContaining({
      dmp: (await linesAt(office.clock.now, 'year'))[0]?.dmp,
      periodInFrench: 'L’année dernière',
    }),
  );
  expect(await linesAt(nextYear, 'year')).toEqual([]);
  expect(await linesAt(nextYear, 'month')).toEqual([]);
});
