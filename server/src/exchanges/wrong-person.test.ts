import { christiane, germaine, irene, suzanne, type CastPerson } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../documents/index.ts';
import { qualified } from '../documents/testing/qualified.ts';
import { uuidv7 } from '../platform/index.ts';
import { confirmDivergence } from './divergences.ts';
import { sharingOf } from './sharing.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const identified = (personId: string, as: CastPerson | null) => qualified(office.house, personId, as);
const toSettle = () => office.as((tx, act) => sendingsToSettle(tx, act));
const citizenMail = (person: CastPerson) => office.town.mailOf(`${person.ins?.matricule}@${office.post.citizenDomain}`);

test('SC.DMP.02.MS1, INS/va1.60 fed to the wrong person: somebody is told, and deleting takes it back without an identity', async () => {
  const personId = await office.moveIn(germaine);
  const documentId = await office.validated(personId);
  await office.after(61);
  expect(office.town.documentsOf(germaine)).toHaveLength(1);
  await identified(personId, null);
  for (const channel of ['dmp', 'citizen'] as const)
    expect(await office.sending(personId, channel)).toMatchObject({
      state: 'accepted',
      because: 'ins-in-doubt',
      todo: expect.stringContaining('supprimez le document'),
    });
  expect(await toSettle()).toBe(2);
  expect((await office.page()).rows.filter(({ because }) => because === 'ins-in-doubt')).toHaveLength(2);

  await office.as((tx, act) => erase(tx, act, { id: documentId, deletionId: uuidv7(), why: 'Erreur de personne' }));
  await office.after(61);
  expect(await office.sending(personId, 'dmp')).toMatchObject({ kind: 'deletion', state: 'accepted' });
  expect(office.town.documentsOf(germaine)).toEqual([]);
  const [annulled] = (await citizenMail(germaine)).filter(({ subject }) => subject.includes('[Annulation]'));
  expect(annulled?.breaches).toEqual([]);
  expect(annulled?.subject).not.toMatch(new RegExp(germaine.traits.birthFamilyName, 'i'));
  expect(await toSettle()).toBe(0);
});

test('a downgrade that is taken back asks nothing of anybody', async () => {
  const personId = await office.moveIn(christiane);
  await office.validated(personId);
  await office.after(61);
  await identified(personId, null);
  expect(await toSettle()).toBe(2);
  await identified(personId, christiane);
  expect(await toSettle()).toBe(0);
  expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted', because: null, todo: null });
});

test('INS/va1.53 the next version goes to the DMP of the right person, and the former leaves that of the wrong one', async () => {
  const personId = await office.moveIn(irene, { gp: null });
  const first = await office.validated(personId);
  await office.after(61);
  await identified(personId, null);
  await identified(personId, suzanne);
  expect(await office.sending(personId, 'dmp')).toMatchObject({ said: expect.stringContaining('autre INS') });
  const second = await office.validated(personId, 'dlu', {}, first);
  await office.after(61);
  // The cast has one set of names a matricule: the test keeps the names, and says that they are the same person.
  const { divergence } = await office.as((tx, act) => sharingOf(tx, act, personId));
  await office.as((tx, act) =>
    confirmDivergence(tx, act, { personId, id: divergence?.id ?? '', why: 'Carte d’identité comparée' }),
  );
  await office.after(1);
  expect(await office.sending(personId, 'dmp', second)).toMatchObject({ kind: 'replacement', state: 'accepted' });
  expect(office.town.documentsOf(irene)).toEqual([]);
  expect(office.town.documentsOf(suzanne)).toHaveLength(1);
});
