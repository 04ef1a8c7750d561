import { christiane, germaine } from '@liane/cast';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retry } from './change-sending.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

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
