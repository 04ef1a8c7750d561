import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptByCircle, type CircleContent } from '../circle/index.ts';
import { recordFact } from '../facts/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const note = (personId: string, content: CircleContent): Promise<unknown> =>
  office.as((tx, act) => recordFact(tx, act, keptByCircle, { id: uuidv7(), personId, occurredAt: act.at, content }));

test('SC.MSS.14.MS1 more than ten correspondents of one person are all written to, those without an address are not', async () => {
  const personId = await office.moveIn(mauricette);
  const others = Array.from({ length: 11 }, (_, rank) => `soignant-${rank + 1}@medecin.mssante.fr`);
  for (const mssanteAddress of others)
    await note(personId, { kind: 'care-professional', role: 'specialist', familyName: 'Autre', mssanteAddress });
  await note(personId, { kind: 'care-professional', role: 'specialist', familyName: 'Sansadresse' });
  await office.validated(personId);
  const addresses = (await office.sendings(personId))
    .filter(({ channel }) => channel === 'mssante')
    .map(({ recipientAddress }) => recipientAddress ?? '');
  expect(addresses.toSorted()).toEqual([gpAddress, ...others].toSorted());
});
