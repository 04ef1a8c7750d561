import { claude, louis, mauricette, roger } from '@liane/cast';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const later = (seconds: number): void =>
  void (office.clock.now = new Date(office.clock.now.getTime() + seconds * 1000));
const rowOf = async (personId: string, channel: string) =>
  (await office.page()).rows.find((row) => row.personId === personId && row.channel === channel);
const lineOf = async (service: 'dmp' | 'mssante') =>
  (await office.page()).services.find((line) => line.service === service);

test('what is said of each service adds up to what waits, whatever it waits for', async () => {
  const qualified = await office.moveIn(louis);
  await office.validated(qualified);
  const { dueAt } = await office.sending(qualified, 'dmp');
  expect(await lineOf('dmp')).toMatchObject({ leaving: 1, leavesAt: dueAt.toISOString(), underWay: 0, waiting: 0 });
  expect(await lineOf('mssante')).toMatchObject({ leaving: 2, underWay: 0, waiting: 0, held: 0 });
  const notYet = await office.moveIn(mauricette, { qualified: false });
  await office.validated(notYet);
  later(61);
  expect(await lineOf('dmp')).toMatchObject({ leaving: 0, leavesAt: null, underWay: 1, waiting: 0, held: 1 });
  const { services, counts } = await office.page();
  const said = services.reduce((sum, line) => sum + line.leaving + line.underWay + line.waiting + line.held, 0);
  expect(said).toBe((counts['waiting'] ?? 0) + (counts['held'] ?? 0));
  await office.after(1);
});

test('what waits its turn is being sent: nobody is asked anything, unless its turn never comes', async () => {
  const personId = await office.moveIn(claude);
  await office.validated(personId);
  later(61);
  expect(await rowOf(personId, 'mssante')).toMatchObject({
    state: 'waiting',
    stateInFrench: 'Envoi en cours',
    underWay: true,
    mayRecall: false,
    mayRetry: false,
    mayAbandon: false,
  });
  later(600);
  expect(await rowOf(personId, 'mssante')).toMatchObject({
    stateInFrench: 'En attente',
    underWay: false,
    mayRetry: true,
    mayAbandon: true,
  });
});

test('an operator that has not answered yet is said to be asked since when', async () => {
  const personId = await office.moveIn(roger);
  await office.validated(personId);
  later(61);
  expect(await lineOf('mssante')).toMatchObject({ askedSince: null });
  office.town.smtpWire.hold();
  const carried = office.carry(await office.sending(personId, 'mssante'));
  await vi.waitFor(async () =>
    expect(await lineOf('mssante')).toMatchObject({ askedSince: office.clock.now.toISOString() }),
  );
  expect(await rowOf(personId, 'mssante')).toMatchObject({ underWay: true, mayRetry: false });
  office.town.smtpWire.release();
  await carried;
  expect(await lineOf('mssante')).toMatchObject({ askedSince: null });
});
