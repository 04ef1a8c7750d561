import { christiane, germaine } from '@liane/cast';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { abandon } from './change-sending.ts';
import { noticeArrived } from './notice-arrived.ts';
import type { Sending } from './sending.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import type { Wire } from './testing/wire.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

/** The service keeps silent while something happens, and the wire is cut until the attempt is over. */
async function during(wire: Wire, { personId, channel }: Sending, happens: () => Promise<unknown>): Promise<void> {
  wire.hold();
  const attempt = office.carry(await office.sending(personId, channel));
  await vi.waitFor(async () => expect((await office.sending(personId, channel)).attemptingSince).not.toBeNull());
  await happens();
  const silent = setInterval(() => wire.cut(), 50);
  await attempt;
  clearInterval(silent);
  wire.cut();
  wire.release();
}

test('given up while the DMP is slow: it stays given up, and nothing leaves later', async () => {
  const personId = await office.moveIn(christiane, { gp: null });
  await office.validated(personId);
  office.clock.now = new Date(office.clock.now.getTime() + 61_000);
  const sending = await office.sending(personId, 'dmp');
  await during(office.town.dmpWire, sending, () =>
    office.as((tx, act) => abandon(tx, act, sending.id, 'Erreur de document')),
  );
  expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'abandoned', because: 'given-up' });
  await office.after(7_200);
  expect((await office.sending(personId, 'dmp')).state).toBe('abandoned');
  expect(office.town.documentsOf(christiane)).toEqual([]);
});

test('its delivery notice comes before the operator’s own answer: it stays delivered, and does not leave again', async () => {
  const personId = await office.moveIn(germaine);
  await office.validated(personId);
  office.clock.now = new Date(office.clock.now.getTime() + 61_000);
  const sending = await office.sending(personId, 'mssante');
  const { messageId } = sending;
  const at = office.clock.now;
  await during(office.town.smtpWire, sending, () =>
    office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'delivered', said: '', at })),
  );
  expect((await office.sending(personId, 'mssante')).state).toBe('delivered');
  await office.after(7_200);
  expect((await office.sending(personId, 'mssante')).state).toBe('delivered');
});
