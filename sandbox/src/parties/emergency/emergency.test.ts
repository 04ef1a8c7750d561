import { readCda } from '@liane/cda';
import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../start.ts';
import type { RunningSandbox } from '../../start.ts';
import { readLetter } from '../mailbox/letter.ts';
import { actorOf } from '../people.ts';
import { Visitor } from '../testing/browser.ts';

const doctor = actorOf('emergencyDoctor', 'sablierHospital', 'médecin');
const { ins } = mauricette;
if (!ins) throw new Error('Mauricette has an INS');

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

const toMauricette = async (): Promise<void> => {
  await visitor.open('/urgences');
  await visitor.press('Chercher', { qui: 'le goff mauricette' });
  await visitor.follow('LE GOFF');
};

const filled = {
  motif: 'Chute dans la chambre',
  passage: 'Pas de fracture.\nSuture du cuir chevelu.',
  examens: 'Scanner cérébral normal',
  code: 'S01.0',
  'medicament-0': 'Paracétamol 1 g',
  'changement-0': 'started',
  'posologie-0': '1 g 3 fois par jour',
  'medicament-1': 'Zopiclone 3,75 mg',
  'changement-1': 'stopped',
  'posologie-1': 'risque de chute',
  suivi: 'Surveillance de la conscience toutes les 4 heures\nRetirer les fils dans 8 jours',
  'rdv-0': 'Docteur Martin, cardiologie',
  'rdv-date-0': '2026-12-03T10:30',
};

const held = async (address: string) => {
  const answer = await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages`);
  return ((await answer.json()) as { messages: { uid: number; subject: string; breaches: string[] }[] }).messages;
};

async function letterIn(address: string, uid: number) {
  const answer = await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages/${uid}`);
  const kept = { uid, message: '', size: 0, at: new Date(), flags: new Set<string>() };
  return readLetter(kept, Buffer.from(await answer.arrayBuffer()));
}

describe('looking at the DMP', () => {
  test('a person is found by name or by matricule, never through an address', async () => {
    await toMauricette();
    expect(visitor.words).toContain('Mauricette DELAUNAY (née LE GOFF)');
    expect(decodeURIComponent(visitor.at)).not.toMatch(/2370429|goff|mauricette/i);
    await visitor.open('/urgences');
    await visitor.press('Chercher', { qui: '2 37 04 29 233 901 50' });
    expect(visitor.words).toContain('LE GOFF');
  });

  test('with the agreement of the person: the authorisation and each look are traced', async () => {
    await toMauricette();
    await visitor.press('La personne est d’accord : ouvrir');
    expect(visitor.words).toContain('Documents du DMP');
    const state = town.dmpRecords.stateOf(ins);
    expect(state?.authorisations).toMatchObject([{ holder: doctor.viewer.id }]);
    const traces = town.dmpRecords.traces(ins, { kind: 'person' });
    expect(traces.map(({ by, transaction, purpose }) => [by, transaction, purpose])).toEqual([
      [doctor.viewer.id, 'TD3.1', 'normal'],
      [doctor.viewer.id, 'TD0.3', 'normal'],
    ]);
  });

  test('in emergency mode: no authorisation, and the trace says so', async () => {
    await toMauricette();
    await visitor.press('Urgence vitale : ouvrir sans son accord');
    expect(visitor.words).toContain('bris de glace');
    expect(town.dmpRecords.stateOf(ins)?.authorisations).toEqual([]);
    expect(town.dmpRecords.traces(ins, { kind: 'person' })[0]).toMatchObject({ purpose: 'bris_de_glace' });
  });

  test('who opposes the emergency mode is not opened, and the page says why', async () => {
    await visitor.open('/urgences');
    town.dmpRecords.decide(ins, 'opposedToBreakGlass', true);
    await toMauricette();
    await visitor.press('Urgence vitale : ouvrir sans son accord');
    expect(visitor.status).toBe(403);
    expect(visitor.words).toContain('La personne s’oppose au bris de glace');
    expect(visitor.words).not.toContain('Documents du DMP');
  });

  test('a closed record opens to nobody', async () => {
    town.dmpRecords.close(ins, 'À la demande de la personne');
    await toMauricette();
    expect(visitor.words).toContain('DMP fermé');
    expect(visitor.words).not.toContain('ouvrir sans son accord');
  });
});

describe('sending somebody back', () => {
  const send = async (more: Readonly<Record<string, string | null>> = {}): Promise<void> => {
    await toMauricette();
    await visitor.follow('Écrire le retour');
    await visitor.press('Signer et envoyer', { ...filled, ...more });
  };

  test('the papers are in the DMP, and one message in each mailbox, without a breach', async () => {
    await send();
    expect(visitor.words).toContain('C’est envoyé');
    const documents = town.dmpRecords.list(ins, { kind: 'person' });
    expect(documents.map(({ entry }) => `${entry.typeCode.code} ${entry.formatCode.code}`).toSorted()).toEqual([
      '11490-0 urn:asip:ci-sis:ldl-ses:2017',
      '15507-7 urn:ihe:iti:xds-sd:pdf:2008',
      '57833-6 urn:ihe:iti:xds-sd:pdf:2008',
      '74207-2 urn:asip:ci-sis:fludr:2017',
    ]);
    for (const address of ['soins@ehpad-tilleuls.mssante.fr', 'philippe.aubert@ehpad-tilleuls.mssante.fr']) {
      const messages = await held(address);
      expect(messages).toMatchObject([
        { subject: 'XDM/1.0/DDM+4 documents LE GOFF MAURICETTE 09/04/1937', breaches: [] },
      ]);
      const letter = await letterIn(address, messages[0]?.uid ?? 0);
      expect(letter.documents.map(({ entry }) => entry.uniqueId).toSorted()).toEqual(
        documents.map(({ entry }) => entry.uniqueId).toSorted(),
      );
      expect(letter.files.map(({ type }) => type)).toEqual(Array.from({ length: 4 }, () => 'application/pdf'));
    }
  });

  test('the sheet says the treatments line by line, and what is asked', async () => {
    await send();
    const sheet = town.dmpRecords.list(ins, { kind: 'person' }).find(({ entry }) => entry.typeCode.code === '74207-2');
    const { bytes } = town.dmpRecords.read(ins, sheet?.entry.uniqueId ?? '', { kind: 'person' });
    const { facts, body } = readCda(bytes);
    expect(facts.treatments).toMatchObject([
      { section: '10183-2', name: 'Paracétamol 1 g', narrative: '1 g 3 fois par jour', mood: 'INT' },
    ]);
    expect(facts.problems).toMatchObject([{ section: '11535-2', value: { code: 'S01.0' } }]);
    const told = JSON.stringify(body);
    for (const words of ['Zopiclone 3,75 mg', 'Arrêté', 'Retirer les fils', 'Docteur Martin', '03/12/2026 à 10:30'])
      expect(told).toContain(words);
  });

  test('pressed twice, it is sent once', async () => {
    await toMauricette();
    await visitor.follow('Écrire le retour');
    const form = visitor.page;
    await visitor.press('Signer et envoyer', filled);
    visitor.page = form;
    await visitor.press('Signer et envoyer', filled);
    expect(visitor.words).toContain('C’est envoyé');
    expect(await held('soins@ehpad-tilleuls.mssante.fr')).toHaveLength(1);
    expect(town.dmpRecords.list(ins, { kind: 'person' })).toHaveLength(4);
  });

  test('a DMP that refuses does not stop the message, and the page says it', async () => {
    town.dmpRecords.close(ins, 'À la demande de la personne');
    await send({ dmp: 'on' });
    expect(visitor.words).toContain('refusé : Ce DMP est fermé');
    expect(await held('soins@ehpad-tilleuls.mssante.fr')).toHaveLength(1);
  });

  test('what must first be told to the person is hidden from them until the announcement', async () => {
    await send({ annonce: 'on' });
    expect(town.dmpRecords.list(ins, { kind: 'person' })).toEqual([]);
    await visitor.open('/urgences');
    await toMauricette();
    await visitor.press('La personne est d’accord : ouvrir');
    await visitor.follow('Lettre de liaison à la sortie');
    await visitor.press('L’annonce est faite : montrer à la personne');
    expect(town.dmpRecords.list(ins, { kind: 'person' })).toMatchObject([{ entry: { typeCode: { code: '11490-0' } } }]);
  });

  test('hostile words stay words', async () => {
    await send({
      passage: '<script>alert(1)</script> & "guillemets"\u0000',
      'medicament-0': '"><img src=x onerror=1>',
    });
    expect(visitor.words).toContain('C’est envoyé');
    await visitor.open('/urgences');
    await toMauricette();
    await visitor.press('La personne est d’accord : ouvrir');
    await visitor.follow('Fiche de retour des urgences');
    expect(visitor.page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(visitor.page).not.toMatch(/<script|<img/);
  });

  test('what is missing is said, and nothing typed is lost', async () => {
    await send({ passage: '' });
    expect(visitor.status).toBe(400);
    expect(visitor.words).toContain('Dites le motif de la venue et ce qui s’est passé');
    expect(visitor.page).toContain('value="Chute dans la chambre"');
    expect(town.dmpRecords.list(ins, { kind: 'person' })).toEqual([]);
  });

  test('what is taken comes from the DMP once it is open, and what goes on unchanged comes back in the same words', async () => {
    const practitioner = new Visitor(town.url);
    await practitioner.open('/cabinet');
    await practitioner.press('Chercher', { qui: 'delaunay' });
    await practitioner.follow('DELAUNAY');
    await practitioner.follow('Déposer un document');
    await practitioner.press('Déposer la synthèse médicale (VSM)');
    await toMauricette();
    await visitor.follow('Écrire le retour');
    expect(visitor.page).not.toContain('Bisoprolol');
    await toMauricette();
    await visitor.press('La personne est d’accord : ouvrir');
    await visitor.follow('Écrire le retour');
    expect(visitor.page).toContain('value="Bisoprolol 2,5 mg, comprimé"');
    await visitor.press('Signer et envoyer', { motif: 'Chute', passage: 'Rien de grave', diagnostic: 'Contusion' });
    const sheet = town.dmpRecords.list(ins, { kind: 'person' }).find(({ entry }) => entry.typeCode.code === '74207-2');
    const { facts } = readCda(town.dmpRecords.read(ins, sheet?.entry.uniqueId ?? '', { kind: 'person' }).bytes);
    expect(facts.treatments.map(({ name, narrative }) => `${name} : ${narrative}`)).toContain(
      'Bisoprolol 2,5 mg, comprimé : 1 comprimé à 8\u00A0h',
    );
    expect(facts.treatments).toHaveLength(6);
  });

  test('the nurse does not sign', async () => {
    await visitor.open('/urgences');
    await visitor.press('Prendre la place de Thomas WEBER, infirmier d’accueil des urgences');
    expect(visitor.words).toContain('Vous jouez Thomas WEBER');
    await toMauricette();
    await visitor.follow('Écrire le retour');
    expect(visitor.status).toBe(403);
    expect(visitor.words).toContain('signée par le médecin');
  });
});
