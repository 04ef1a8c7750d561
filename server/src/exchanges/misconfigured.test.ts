import { christiane } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMssanteLine } from './mssante.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import { toMend } from './to-mend.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const toSettle = () => office.as((tx, act) => sendingsToSettle(tx, act));

test('an operator no authority of the configuration vouches for: nothing is asked of it, and somebody is told', async () => {
  const { mssante } = office.town;
  const operators = mssante.operators.map((operator) => ({ ...operator, authoritiesPem: '' }));
  office.post.lines.mssante = openMssanteLine({ ...mssante, operators });
  const personId = await office.moveIn(christiane);
  await office.validated(personId, 'dlu', { sending: { visibility: 'normal', skipped: ['dmp', 'citizen'] } });
  await office.after(61);
  expect(await office.sending(personId, 'mssante')).toMatchObject({
    state: 'held',
    because: 'mssante-misconfigured',
    todo: expect.stringContaining('administrateur'),
  });
  expect(await toSettle()).toBe(1);
  expect(await office.as(toMend)).toEqual([
    {
      inFrench: 'MSSanté',
      said: expect.stringContaining('mal configurée'),
      since: expect.any(String),
      held: 1,
    },
  ]);

  office.post.lines.mssante = openMssanteLine(mssante);
  await office.after(3_700);
  expect((await office.sending(personId, 'mssante')).state).toBe('accepted');
  expect(await toSettle()).toBe(0);
  expect(await office.as(toMend)).toEqual([]);
});
