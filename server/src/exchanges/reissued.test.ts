import { checkCda, readCda } from '@liane/cda';
import {
  christiane,
  claude,
  colette,
  germaine,
  irene,
  louis,
  mauricette,
  nicolas,
  raymonde,
  roger,
  samir,
  suzanne,
  yvette,
  type CastPerson,
} from '@liane/cast';
import pg from 'pg';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptByCircle } from '../circle/index.ts';
import { databaseStore, documentById, documentsOf, erase, stateOf, type Document } from '../documents/index.ts';
import { authorIn } from '../documents/testing/author.ts';
import { organisationId } from '../documents/testing/house.ts';
import { qualified } from '../documents/testing/qualified.ts';
import { withdraw } from '../facts/index.ts';
import { mergePersons } from '../identity/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { abandon, recall } from './change-sending.ts';
import { saySharing } from './sharing.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const identified = (personId: string, as: CastPerson | null) => qualified(office.house, personId, as);
const versions = async (personId: string): Promise<Document[]> =>
  (await office.as((tx) => documentsOf(tx, organisationId, personId))).toSorted((a, b) => a.version - b.version);
const last = async (personId: string): Promise<Document> => {
  const document = (await versions(personId)).at(-1);
  if (!document) throw new Error('nothing was written');
  return document;
};
const nurse = () => authorIn(office.house, office.house.act());
/** By channel: what it is, how it stands, why. */
const states = async (personId: string, documentId: string) =>
  Object.fromEntries(
    (await office.sendings(personId))
      .filter((sending) => sending.documentId === documentId)
      .map(({ channel, kind, state, because }) => [channel, [kind, state, because]]),
  );
/** Time for the news, for the worker, and for the recall. */
const catchUp = async (): Promise<void> => {
  await office.after(1);
  await office.after(61);
};
/** Somebody whose document waits for the INS of its person. */
const waiting = async (who: CastPerson, ...more: [model?: 'dlu' | 'personal-project', changes?: object]) => {
  const personId = await office.moveIn(who, { qualified: false });
  const documentId = await office.validated(personId, ...more);
  await office.after(61);
  return { personId, documentId };
};
const sendingChoices = (skipped: string[], visibility: 'normal' | 'masked' = 'normal') => ({
  sending: { visibility, skipped },
});

describe('an identity qualified at last', () => {
  test('SC.DMP/ALI/PROG.01 the document leaves by itself: the very words, with the INS', async () => {
    const personId = await office.moveIn(mauricette, { qualified: false });
    const first = await office.validated(personId, 'dlu', { freeTexts: { comment: 'Aime être appelée Momo.' } });
    await office.after(61);
    expect((await office.sending(personId, 'mssante', first)).state).toBe('accepted');
    await office.after(86_400);
    await identified(personId, mauricette);
    await office.after(1);

    const second = await last(personId);
    expect(second).toMatchObject({ version: 2, replacesId: first, byName: 'Liane (à la qualification de l’identité)' });
    expect(second.author).toBe((await office.as((tx) => documentById(tx, organisationId, first))).author);
    expect(stateOf(second)).toBe('validated');
    const [was, is] = [readCda(await nurse().file(first, 'n3')), readCda(await nurse().file(second.id, 'n3'))];
    expect(checkCda(await nurse().file(second.id, 'n3'), { environment: 'test' }).faults).toEqual([]);
    expect(is.header.patient.ids[0]?.extension).toBe(mauricette.ins?.matricule);
    expect(is.header).toMatchObject({ setId: was.header.setId, version: 2, replaces: was.header.id });
    expect(is.header.authors).toEqual(was.header.authors);
    expect(is.header.legalAuthenticator).toEqual(was.header.legalAuthenticator);
    expect(is.header.serviceEvents).toEqual(was.header.serviceEvents);
    expect(is.header.createdAt).not.toEqual(was.header.createdAt);
    expect(is.body.level === 'N3' && was.body.level === 'N3' && is.body.sections.slice(0, -1)).toEqual(
      was.body.level === 'N3' && was.body.sections.slice(0, -1),
    );
    const printed = (await extractText(await nurse().file(second.id, 'pdf'), { mergePages: true })).text;
    for (const words of ['Momo', 'Version 2', 'réémise à l’identique avec l’INS', mauricette.ins?.matricule ?? ''])
      expect(printed).toContain(words);

    // It may still be recalled; who it leaves in the name of is the one who validated.
    expect(await states(personId, second.id)).toEqual({
      dmp: ['document', 'waiting', null],
      mssante: ['replacement', 'waiting', null],
      citizen: ['document', 'waiting', null],
    });
    const sending = await office.sending(personId, 'dmp', second.id);
    expect(sending).toMatchObject({ author: { familyName: 'Besnard' }, byAccount: office.house.act().accountId });
    await office.after(61);
    for (const channel of ['dmp', 'mssante', 'citizen'] as const)
      expect((await office.sending(personId, channel, second.id)).state).toBe('accepted');
    const [fed, ...others] = office.town.documentsOf(mauricette);
    expect(others).toEqual([]);
    expect(fed?.entry.title).toBe(second.title);
    expect((await office.town.mailOf(gpAddress)).every(({ breaches }) => breaches.length === 0)).toBe(true);
    expect(await office.as((tx, act) => sendingsToSettle(tx, act))).toBe(0);
    expect(office.house.traced).toContainEqual({ act: 'documents.reissue', personId });
  });

  test('a document that is a PDF, masked: printed again, and masked still', async () => {
    const { personId } = await waiting(
      { ...suzanne, traits: { ...suzanne.traits, birthFamilyName: 'AVANT' } },
      'personal-project',
      sendingChoices(['citizen'], 'masked'),
    );
    await identified(personId, suzanne);
    await catchUp();
    const second = await last(personId);
    const n1 = await nurse().file(second.id, 'n1');
    expect(checkCda(n1, { environment: 'test' }).faults).toEqual([]);
    // The traits are those of now.
    expect(readCda(n1).header.patient.birthFamilyName).toBe(suzanne.traits.birthFamilyName);
    expect(await states(personId, second.id)).toEqual({ dmp: ['document', 'accepted', null] });
    expect(office.town.documentsOf(suzanne)[0]?.entry.confidentiality.map(({ code }) => code)).toContain('MASQUE_PS');
  });

  test('what somebody skipped, recalled or gave up stays so', async () => {
    const personId = await office.moveIn(yvette, { qualified: false });
    const first = await office.validated(personId, 'dlu', sendingChoices(['dmp']));
    const message = await office.sending(personId, 'mssante');
    await office.as((tx, act) => recall(tx, act, message.id));
    await office.after(61);
    await identified(personId, yvette);
    await catchUp();
    const second = await last(personId);
    expect(second.replacesId).toBe(first);
    expect(await states(personId, second.id)).toEqual({ citizen: ['document', 'accepted', null] });

    const { personId: other, documentId } = await waiting(samir, 'dlu', sendingChoices(['dmp']));
    const toPerson = await office.sending(other, 'citizen');
    await office.as((tx, act) => abandon(tx, act, toPerson.id, 'Elle l’a reçu en main propre'));
    await identified(other, samir);
    await catchUp();
    // Nothing waits for the INS any more: the document stays as it is.
    expect(await versions(other)).toHaveLength(1);
    expect((await last(other)).id).toBe(documentId);
  });

  test('SC.MSS.16.MS1 who left the circle is told that the version they hold is annulled, and not more', async () => {
    const { personId } = await waiting(roger);
    const factId = (await office.sending(personId, 'mssante')).recipientKey.replace('circle:', '');
    await office.as((tx, act) =>
      withdraw(tx, act, keptByCircle, { id: uuidv7(), personId, factId, basedOn: factId }, 'N’est plus son médecin'),
    );
    await identified(personId, roger);
    await catchUp();
    expect((await states(personId, (await last(personId)).id))['mssante']).toEqual(['deletion', 'accepted', null]);
  });

  test('an opposition said meanwhile is obeyed; once withdrawn, the document is reissued and leaves', async () => {
    const { personId } = await waiting(raymonde, 'dlu', sendingChoices(['citizen']));
    const say = (refused: boolean) =>
      office.as((tx, act) =>
        saySharing(tx, act, personId, { id: uuidv7(), channel: 'dmp-feeding', refused, said: 'Dit de vive voix' }),
      );
    await say(true);
    await identified(personId, raymonde);
    await catchUp();
    expect(await versions(personId)).toHaveLength(1);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'opposition' });
    await say(false);
    await catchUp();
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted' });
    expect(office.town.documentsOf(raymonde)).toHaveLength(1);
  });

  test('SC.DMP.02.MS1 a version stands in the DMP already: it is replaced there', async () => {
    const personId = await office.moveIn(irene);
    const first = await office.validated(personId, 'dlu', sendingChoices(['citizen']));
    await office.after(61);
    await identified(personId, null);
    await office.validated(personId, 'dlu', sendingChoices(['citizen']), first);
    await office.after(61);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'identity-not-qualified' });
    await identified(personId, irene);
    await catchUp();
    const third = await last(personId);
    expect(third.version).toBe(3);
    expect((await states(personId, third.id))['dmp']).toEqual(['replacement', 'accepted', null]);
    expect(office.town.documentsOf(irene)).toHaveLength(1);
  });
});

describe('once, whatever happens', () => {
  test('asked three times at once, then again: one version, one copy', async () => {
    const { personId, documentId } = await waiting(christiane);
    await identified(personId, christiane);
    for (const channel of ['dmp', 'citizen'] as const) await office.carry(await office.sending(personId, channel));
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'being-reissued' });
    await Promise.all([1, 2, 3].map(() => office.reissue(documentId)));
    await office.reissue(documentId);
    expect((await versions(personId)).map(({ version }) => version)).toEqual([1, 2]);
    await catchUp();
    expect(office.town.documentsOf(christiane)).toHaveLength(1);
  });

  test('dead in the middle: nothing is kept, and the next turn does it', async () => {
    const { personId, documentId } = await waiting(germaine);
    await identified(personId, germaine);
    for (const channel of ['dmp', 'citizen'] as const) await office.carry(await office.sending(personId, channel));
    const { workshop } = office.house;
    let kept = 0;
    workshop.contents = {
      ...databaseStore,
      keep: (...asked) => {
        if (++kept === 2) throw new Error('Connection terminated');
        return databaseStore.keep(...asked);
      },
    };
    await expect(office.reissue(documentId)).rejects.toThrow('Connection terminated');
    workshop.contents = databaseStore;
    expect(await versions(personId)).toHaveLength(1);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'being-reissued' });
    await catchUp();
    expect(office.town.documentsOf(germaine)).toHaveLength(1);
  });
});

describe('what is left to somebody', () => {
  const toReplace = { state: 'held', because: 'written-before-ins', todo: expect.stringContaining('Remplacez-le') };

  test('somebody is writing the version that replaces it', async () => {
    const { personId, documentId } = await waiting(nicolas);
    await nurse().begin(personId, 'dlu', documentId);
    await identified(personId, nicolas);
    await catchUp();
    expect(await office.sending(personId, 'dmp')).toMatchObject(toReplace);
    expect(
      (await office.page()).rows.find(({ channel, documentId: id }) => channel === 'dmp' && id === documentId),
    ).toMatchObject({ replaceableAs: 'dlu' });
  });

  test('our own rules refuse it; and a document that is deleted', async () => {
    const { personId, documentId } = await waiting(louis, 'personal-project');
    const { workshop } = office.house;
    workshop.environment = 'production';
    await identified(personId, louis);
    await catchUp();
    workshop.environment = 'test';
    expect(await office.sending(personId, 'dmp', documentId)).toMatchObject(toReplace);
    expect(await office.as((tx, act) => sendingsToSettle(tx, act))).toBeGreaterThan(0);
    await office.as((tx, act) => erase(tx, act, { id: documentId, deletionId: uuidv7(), why: 'Écrit par erreur' }));
    await office.reissue(documentId);
    expect((await last(personId)).id).toBe(documentId);
    expect(await office.sending(personId, 'dmp', documentId)).toMatchObject({ state: 'abandoned' });
  });

  test('its printed words were not kept: it was validated before they were', async () => {
    const { personId, documentId } = await waiting(colette);
    const owner = new pg.Client(office.house.url);
    await owner.connect();
    await owner.query('update document_validations set printed = null where document_id = $1', [documentId]);
    await owner.end();
    await identified(personId, colette);
    await catchUp();
    expect(await office.sending(personId, 'dmp', documentId)).toMatchObject(toReplace);
  });

  test('it was written under an identity merged into another since', async () => {
    const twice = { ...claude, traits: { ...claude.traits, birthPlaceCode: '75056' } };
    const { personId } = await waiting(twice);
    const kept = await office.moveIn(claude);
    await office.as((tx, act) =>
      mergePersons(tx, act, kept, { id: uuidv7(), absorbedPersonId: personId, why: 'Créée deux fois' }),
    );
    await office.after(3_700);
    await office.after(61);
    expect(await office.sending(personId, 'dmp')).toMatchObject(toReplace);
  });
});
