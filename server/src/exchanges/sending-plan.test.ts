import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorIn } from '../documents/testing/author.ts';
import { sendingPlan } from './sending-plan.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const aubert = { familyName: 'Aubert', givenName: 'Philippe', rpps: '10100000017', professionCode: '10' };

test('a doctor of the house whom the document names is told as not sent to, until its author removes them', async () => {
  const personId = await office.moveIn();
  const nurse = authorIn(office.house, office.house.act());
  const { document } = await nurse.begin(personId, 'transfer-sheet', null);
  const post = { ...office.post, needs: { ...office.post.needs, doctorsHere: () => Promise.resolve([aubert]) } };
  const toAubert = () =>
    office.as(async (tx, act) =>
      (await sendingPlan(tx, act, { id: document.id, visibility: 'normal' }, post)).lines.filter(({ recipient }) =>
        recipient.includes('AUBERT'),
      ),
    );
  expect(await toAubert()).toEqual([
    expect.objectContaining({
      state: 'never',
      said: expect.stringMatching(/^Nommé dans le document, non envoyé/) as string,
    }),
  ]);
  await nurse.save(document.id, { recipients: { [`doctor-${aubert.rpps}`]: false } });
  expect(await toAubert()).toEqual([]);
});
