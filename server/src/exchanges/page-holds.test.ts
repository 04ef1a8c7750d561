import { christiane, germaine, roger, type CastPerson } from '@liane/cast';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

/** How many times the database is asked to show the page. */
async function questions(): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const { rows } = await office.page();
  const times = asked.mock.calls.length;
  asked.mockRestore();
  const refused = rows.filter(({ state }) => state === 'refused');
  expect(refused.map(({ replaceableAs }) => replaceableAs)).toEqual(refused.map(() => 'dlu'));
  return times;
}

test('refused documents, however many, are read at once', async () => {
  office.town.sandbox.faults.set('dmp', { kind: 'refusal' });
  const refuses = async (who: CastPerson) => {
    const personId = await office.moveIn(who, { gp: null });
    await office.validated(personId, 'dlu', { sending: { visibility: 'normal', skipped: ['citizen', 'mssante'] } });
    await office.after(61);
    expect((await office.sending(personId, 'dmp')).state).toBe('refused');
  };
  await refuses(christiane);
  const forOne = await questions();
  await refuses(germaine);
  await refuses(roger);
  expect(await questions()).toBe(forOne);
});

test('a certificate that cannot be read is a line that says so, and the page opens', async () => {
  const { dmp } = office.town;
  const readable = (await office.page()).certificates;
  office.post.config = { ...office.post.config, dmp: { ...dmp, sealCertificatePem: 'ceci n’en est pas un' } };
  const { certificates } = await office.page();
  expect(certificates[0]).toEqual({
    inFrench: 'Cachet de la structure (DMP)',
    subject: null,
    expiresAt: null,
    daysLeft: null,
    warning: true,
  });
  expect(certificates).toHaveLength(readable.length);
});
