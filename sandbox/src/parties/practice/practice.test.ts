import { mauricette } from '@liane/cast';
import { readCda } from '@liane/cda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../start.ts';
import type { RunningSandbox } from '../../start.ts';
import { Visitor } from '../testing/browser.ts';

const { ins } = mauricette;
if (!ins) throw new Error('Mauricette has an INS');
const practice = 'cabinet.quai@medecin.mssante.fr';
const team = 'soins@ehpad-tilleuls.mssante.fr';

let town: RunningSandbox;
let visitor: Visitor;
beforeAll(async () => {
  town = await startSandbox({ port: 0 });
});
beforeEach(() => {
  town.reset();
  visitor = new Visitor(town.url);
});
afterAll(() => town.close());

const messagesOf = async (
  address: string,
): Promise<{ uid: number; subject: string; breaches: string[]; from: string }[]> => {
  const answer = await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages`);
  return ((await answer.json()) as { messages: [] }).messages;
};

const bytesIn = async (address: string, uid: number): Promise<string> =>
  (await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages/${uid}`)).text();

const drop = (address: string, ...lines: string[]) =>
  fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: lines.join('\r\n'),
  });

const notice = () =>
  drop(
    practice,
    'Return-Path: <soins@ehpad-tilleuls.mssante.fr>',
    'From: EHPAD Les Tilleuls <soins@ehpad-tilleuls.mssante.fr>',
    `To: ${practice}`,
    'Subject: Entree en EHPAD : Mauricette DELAUNAY',
    'Message-ID: <entree-1@ehpad-tilleuls.mssante.fr>',
    'X-MSS-NIL: 1',
    'Disposition-Notification-To: soins@ehpad-tilleuls.mssante.fr',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Mauricette DELAUNAY a été accueillie. <b>gras</b>',
  );

describe('messages', () => {
  test('a notice is read, then is no longer unread', async () => {
    await notice();
    await visitor.open('/cabinet');
    expect(visitor.words).toContain('Vous jouez Gérard LEMOINE');
    expect(visitor.words).toContain('non lu');
    expect(visitor.words).toContain('Mauricette DELAUNAY a été accueillie. <b>gras</b>');
    await visitor.follow('Entree en EHPAD');
    expect(visitor.words).toContain('Mauricette DELAUNAY a été accueillie. <b>gras</b>');
    expect(visitor.page).not.toContain('<b>gras');
    await visitor.open('/cabinet');
    expect(visitor.words).not.toContain('non lu');
  });

  test('the reading is acknowledged to who asked for it, once for each press', async () => {
    await notice();
    await visitor.open('/cabinet');
    await visitor.follow('Entree en EHPAD');
    await visitor.press('Envoyer l’accusé de lecture');
    expect(visitor.words).toContain('L’accusé de lecture est parti');
    const [sent] = await messagesOf(team);
    const told = await bytesIn(team, sent?.uid ?? 0);
    expect(told).toContain('report-type=disposition-notification');
    expect(told).toContain('Original-Message-ID: <entree-1@ehpad-tilleuls.mssante.fr>');
    expect(told).toContain('manual-action/MDN-sent-manually; displayed');
  });

  test('an answer keeps the thread', async () => {
    await notice();
    await visitor.open('/cabinet');
    await visitor.follow('Entree en EHPAD');
    await visitor.press('Envoyer la réponse', { text: 'Merci, je passerai jeudi.' });
    expect(visitor.words).toContain('Votre réponse est partie');
    expect(await messagesOf(team)).toMatchObject([
      { subject: 'Re: Entree en EHPAD : Mauricette DELAUNAY', breaches: [] },
    ]);
    const [sent] = await messagesOf(team);
    expect(await bytesIn(team, sent?.uid ?? 0)).toContain('In-Reply-To: <entree-1@ehpad-tilleuls.mssante.fr>');
  });

  test('nothing leaves to an address outside the trusted space', async () => {
    await drop(practice, 'From: Juge <juge@tribunal.example>', `To: ${practice}`, 'Subject: Bonjour', '', 'x');
    await visitor.open('/cabinet');
    await visitor.follow('Bonjour');
    await visitor.press('Envoyer la réponse', { text: 'Bonjour' });
    expect(visitor.status).toBe(409);
    expect(visitor.words).toContain('hors de l’espace de confiance');
  });

  test('an archive that is none is said, not opened', async () => {
    await drop(
      practice,
      'From: EHPAD <soins@ehpad-tilleuls.mssante.fr>',
      `To: ${practice}`,
      'Subject: XDM/1.0/DDM+faux',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: application/zip; name="IHE_XDM.ZIP"',
      'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
      '',
      'rien',
      '--b--',
    );
    await visitor.open('/cabinet');
    await visitor.follow('faux');
    expect(visitor.words).toContain('L’archive jointe ne peut pas être ouverte');
  });
});

describe('deposits', () => {
  const open = async (): Promise<void> => {
    await visitor.open('/cabinet');
    await visitor.press('Chercher', { qui: 'delaunay' });
    await visitor.follow('DELAUNAY');
    await visitor.follow('Déposer un document');
  };

  test.each([
    ['Déposer la synthèse médicale (VSM)', '60591-5', 'Cabinet médical du Quai', 'Gérard LEMOINE'],
    ['Déposer l’ordonnance', '57833-6', 'Cabinet médical du Quai', 'Gérard LEMOINE'],
    ['Déposer le compte rendu de biologie', '11502-2', 'Laboratoire de la Vallée', 'Nadia FERRY'],
  ])('%s', async (words, type, place, signatory) => {
    await open();
    await visitor.press(words);
    expect(visitor.words).toContain('c’est dans le DMP');
    const [document, ...others] = town.dmpRecords.list(ins, { kind: 'person' });
    expect(others).toEqual([]);
    expect(document?.entry.typeCode.code).toBe(type);
    expect(document?.entry.authors[0]?.institutions[0]).toContain(place);
    const deposits = town.dmpRecords
      .traces(ins, { kind: 'person' })
      .filter(({ transaction }) => transaction === 'TD2.1');
    expect(deposits.map(({ name }) => name)).toEqual([signatory]);
  });

  test('the synthesis says allergies, problems and treatments, coded', async () => {
    await open();
    await visitor.press('Déposer la synthèse médicale (VSM)');
    const [document] = town.dmpRecords.list(ins, { kind: 'person' });
    const { facts } = readCda(town.dmpRecords.read(ins, document?.entry.uniqueId ?? '', { kind: 'person' }).bytes);
    expect(facts.allergies.map(({ narrative }) => narrative)).toContain('Amoxicilline');
    expect(facts.problems.map(({ value }) => value?.code)).toContain('I10');
    expect(facts.treatments.map(({ name }) => name)).toContain('Bisoprolol 2,5 mg, comprimé');
  });

  test('sent by MSSanté too, it reaches where the person lives without a breach', async () => {
    await open();
    await visitor.press('Déposer le compte rendu de biologie', { mss: 'on' });
    expect(await messagesOf(team)).toMatchObject([
      { breaches: [], from: expect.stringContaining('resultats@labo-vallee') },
    ]);
  });

  test('pressed twice, it is there once', async () => {
    await open();
    const form = visitor.page;
    await visitor.press('Déposer l’ordonnance');
    visitor.page = form;
    await visitor.press('Déposer l’ordonnance');
    expect(town.dmpRecords.list(ins, { kind: 'person' })).toHaveLength(1);
  });

  test('a closed DMP refuses, and the page says it', async () => {
    town.dmpRecords.close(ins, 'À la demande de la personne');
    await open();
    await visitor.press('Déposer l’ordonnance');
    expect([visitor.status, visitor.words]).toEqual([409, expect.stringContaining('Le DMP refuse : Ce DMP est fermé')]);
  });

  test('the médecin traitant reads without asking first', async () => {
    await open();
    await visitor.press('Déposer l’ordonnance');
    await visitor.open('/cabinet');
    await visitor.press('Chercher', { qui: 'delaunay' });
    await visitor.follow('DELAUNAY');
    await visitor.press('La personne est d’accord : ouvrir');
    await visitor.follow('Ordonnance');
    const { type, bytes } = await visitor.download('Le document en PDF');
    expect([type, bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  });
});
