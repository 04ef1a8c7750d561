import { expect, expectTypeOf, test } from 'vitest';
import { DmpInvalid, DmpUnreadable } from './index.ts';
import type { ActingFor, Consulting, Dmp, Feeding } from './index.ts';
import { dominique, nadia, sheet, worker } from './testing/answers.ts';
import { dmpThat } from './testing/dmp-that.ts';

test('the worker alone cannot even write a consultation: the types ask for a session and for what the person said', () => {
  expectTypeOf<Feeding>().not.toExtend<Parameters<Dmp['find']>[2]>();
  expectTypeOf<Feeding>().not.toExtend<Parameters<Dmp['read']>[2]>();
  expectTypeOf<Feeding>().not.toExtend<Parameters<Dmp['newSince']>[2]>();
  expectTypeOf<ActingFor>().not.toExtend<Parameters<Dmp['stateOf']>[1]>();
  expectTypeOf<Omit<Consulting, 'ground'>>().not.toExtend<Parameters<Dmp['read']>[2]>();
  expectTypeOf<Consulting>().toExtend<Parameters<Dmp['read']>[2]>();
});

const elsewhere = { ...dominique, matricule: '188102B17295165' };
const until = new Date('2026-11-21T18:00:00Z');

test.each<[string, Consulting]>([
  ['the session of somebody else', { ...nadia, session: { ...nadia.session, professional: '899700000025' } }],
  ['no session', { ...nadia, session: { ...nadia.session, id: '' } }],
  ['the consent of another person', { ...nadia, ground: { kind: 'consent', ins: elsewhere, recordedAt: until } }],
  ['a bris de glace nobody recorded', { ...nadia, purpose: 'bris_de_glace' }],
  ['a bris de glace told as a consent', { ...nadia, ground: { kind: 'break-glass', ins: dominique, until } }],
])('nothing leaves with %s', async (_what, by) => {
  const { dmp, service } = await dmpThat(() => ({ body: '' }));
  const address = { uniqueId: sheet.uniqueId, repositoryUniqueId: '1.2' };
  for (const call of [
    () => dmp.read(dominique, [address], by),
    () => dmp.find(dominique, {}, by),
    () => dmp.newSince(dominique, until, by),
    () => dmp.byUniqueId(dominique, [sheet.uniqueId], by),
    () => dmp.authorise(dominique, 'AJOUT', by),
    () => dmp.change(dominique, { kind: 'mask', entry: sheet }, by),
  ])
    await expect(call()).rejects.toBeInstanceOf(DmpInvalid);
  expect(service.asked).toEqual([]);
});

test('the structure asks the existence and the reference in its own name', async () => {
  const { dmp, service } = await dmpThat(() => ({ body: '' }));
  await expect(dmp.stateOf(dominique, worker)).rejects.toBeInstanceOf(DmpUnreadable);
  await expect(dmp.referencesOf(dominique, sheet.uniqueId, worker)).rejects.toBeInstanceOf(DmpUnreadable);
  expect(service.asked.map(({ vihf }) => vihf.mode)).toEqual(['INDIRECTE', 'INDIRECTE']);
});
