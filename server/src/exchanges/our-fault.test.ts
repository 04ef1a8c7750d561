import { christiane, germaine, irene } from '@liane/cast';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseStore } from '../documents/index.ts';
import { qualified } from '../documents/testing/qualified.ts';
import { retry } from './change-sending.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

/** As its owner, what the software itself never does. */
async function asOwner(text: string): Promise<void> {
  const owner = new pg.Client({ connectionString: office.house.url });
  await owner.connect();
  await owner.query(text);
  await owner.end();
}

const toTell = {
  state: 'refused',
  because: 'internal-fault',
  said: expect.stringContaining('erreur du logiciel'),
  todo: expect.stringContaining('Prévenez votre administrateur'),
};

test('a file that is no longer there: it is said after three attempts, and left alone', async () => {
  const personId = await office.moveIn(christiane);
  await office.validated(personId);
  await asOwner('alter table document_contents rename to document_contents_aside');
  await asOwner('create table document_contents (like document_contents_aside)');
  await asOwner('grant select on document_contents to public');
  await office.after(61);
  expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'waiting', because: 'internal-fault' });
  for (const seconds of [3_700, 3_700]) await office.after(seconds);
  for (const channel of ['dmp', 'mssante'] as const)
    expect(await office.sending(personId, channel)).toMatchObject(toTell);
  await office.after(36_000);
  expect((await office.page()).services.every(({ downSince }) => downSince === null)).toBe(true);

  await asOwner('drop table document_contents');
  await asOwner('alter table document_contents_aside rename to document_contents');
  const { id } = await office.sending(personId, 'dmp');
  await office.as((tx, act) => retry(tx, act, id));
  await office.after(1);
  expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
});

test('a mistake of the software in the middle of an attempt: the same', async () => {
  const personId = await office.moveIn(germaine);
  await office.validated(personId);
  const { mssante } = office.post.lines;
  office.post.lines.mssante = () => {
    throw new TypeError('a mistake');
  };
  for (const seconds of [61, 3_700, 3_700]) await office.after(seconds);
  expect(await office.sending(personId, 'mssante')).toMatchObject(toTell);
  expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
  if (mssante) office.post.lines.mssante = mssante;
});

test('a mistake of the software in reissuing a document: counted too, then somebody is asked to replace it', async () => {
  const personId = await office.moveIn(irene, { qualified: false });
  const documentId = await office.validated(personId);
  await office.after(61);
  const toSettle = () => office.as((tx, act) => sendingsToSettle(tx, act));
  const before = await toSettle();
  await qualified(office.house, personId, irene);
  const { workshop } = office.house;
  workshop.contents = {
    ...databaseStore,
    keep: () => {
      throw new TypeError('a mistake of the software');
    },
  };
  for (const channel of ['dmp', 'citizen'] as const) await office.carry(await office.sending(personId, channel));
  for (let fault = 1; fault < 3; fault++) {
    await office.reissue(documentId);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'being-reissued' });
    expect(await toSettle()).toBe(before);
  }
  await office.reissue(documentId);
  for (const channel of ['dmp', 'citizen'] as const)
    expect(await office.sending(personId, channel)).toMatchObject({
      state: 'held',
      because: 'written-before-ins',
      todo: expect.stringContaining('Remplacez-le'),
    });
  expect(await toSettle()).toBe(before + 2);
  await office.after(86_400);
  expect((await office.sending(personId, 'dmp')).because).toBe('written-before-ins');

  workshop.contents = databaseStore;
  await office.validated(personId, 'dlu', {}, documentId);
  await office.after(61);
  expect(office.town.documentsOf(irene)).toHaveLength(1);
});
