import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProfessionalViewer } from '../../dmp/index.ts';
import { startSandbox } from '../../start.ts';
import type { RunningSandbox } from '../../start.ts';
import { deposit } from '../deposit.ts';
import { actorOf } from '../people.ts';
import { writeDeposit } from '../practice/papers.ts';
import { Visitor } from '../testing/browser.ts';

const { ins } = mauricette;
if (!ins) throw new Error('Mauricette has an INS');
const mailbox = `${ins.matricule}@patient.mssante.fr`;
const team = 'soins@ehpad-tilleuls.mssante.fr';
const emergency = actorOf('emergencyDoctor', 'sablierHospital', 'médecin');
const treating = actorOf('generalPractitioner', 'quaiPractice', 'médecin traitant');

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

const state = () => {
  const found = town.dmpRecords.stateOf(ins);
  if (!found) throw new Error('Mauricette has a record');
  return found;
};

/** A prescription in her DMP, as the GP deposits it. */
async function prescribed(confidentiality: string[] = []): Promise<void> {
  const asked = { kind: 'prescription', id: 'citizen-test', lines: ['Amlodipine 5 mg : 1 le matin'] } as const;
  const paper = await writeDeposit(asked, state(), treating, new Date());
  expect(deposit(town.dmpRecords, state(), paper, treating, confidentiality)).toEqual({});
}

const open = async (): Promise<void> => {
  await visitor.open('/mon-espace-sante');
  await visitor.follow('DELAUNAY');
};

const openAsRepresentative = async (): Promise<void> => {
  await open();
  await visitor.follow('Jouer son représentant, Françoise DELAUNAY');
};

/** Titles a professional may read. */
const seenBy = (viewer: ProfessionalViewer): string[] =>
  town.dmpRecords.list(ins, viewer).map(({ entry }) => entry.title);

describe('documents', () => {
  test('a new document is announced, until it is read', async () => {
    await prescribed();
    await open();
    expect(visitor.words).toContain('Un nouveau document');
    await visitor.follow('Ordonnance');
    expect(town.dmpRecords.traces(ins, { kind: 'person' })[0]).toMatchObject({
      transaction: 'TD3.2',
      by: 'la personne',
    });
    await open();
    expect(visitor.words).not.toContain('nouveau document');
    expect(visitor.words).toContain('Ordonnance');
    await openAsRepresentative();
    expect(visitor.words).toContain('Un nouveau document');
  });

  test.each([
    ['INVISIBLE_PATIENT', false, false],
    ['INVISIBLE_REPRESENTANTS_LEGAUX', true, false],
    ['MASQUE_PS', true, true],
  ])('%s: the person sees it %s, the representative %s', async (hidden, person, representative) => {
    await prescribed([hidden]);
    await open();
    expect(visitor.words.includes('Ordonnance')).toBe(person);
    await openAsRepresentative();
    expect(visitor.words.includes('Ordonnance')).toBe(representative);
  });

  test('what is invisible cannot be opened by its address either', async () => {
    await prescribed();
    await open();
    await visitor.follow('Ordonnance');
    const address = visitor.at;
    town.reset();
    await prescribed(['INVISIBLE_PATIENT']);
    await visitor.open(address);
    expect(visitor.status).toBe(404);
  });

  test('hidden, professionals lose it but its author and the médecin traitant; shown again, they have it back', async () => {
    await prescribed();
    town.dmpRecords.authorise(ins, emergency.viewer, true);
    await open();
    await visitor.follow('Ordonnance');
    await visitor.press('Cacher aux professionnels');
    expect(visitor.words).toContain('caché aux professionnels');
    expect([seenBy(emergency.viewer), seenBy(treating.viewer)]).toEqual([[], ['Ordonnance']]);
    await visitor.press('Montrer de nouveau aux professionnels');
    expect(seenBy(emergency.viewer)).toEqual(['Ordonnance']);
  });
});

describe('who looks', () => {
  test('who looked is told with the hour and the mode; being at home is not', async () => {
    await prescribed();
    town.dmpRecords.list(ins, { ...emergency.viewer, purpose: 'bris_de_glace' });
    await open();
    expect(visitor.words).toMatch(/Sophie REYNAUD a regardé la liste des documents en urgence/);
    expect(visitor.words).toContain('Médecin, Centre hospitalier du Sablier');
    expect(visitor.words).not.toContain('La personne a regardé');
  });

  test('a professional is blocked, then unblocked', async () => {
    town.dmpRecords.authorise(ins, emergency.viewer, true);
    await open();
    await visitor.press('Bloquer Sophie REYNAUD');
    expect(state().blocked).toMatchObject([{ id: emergency.viewer.id }]);
    expect(() => town.dmpRecords.list(ins, emergency.viewer)).toThrow('bloqué');
    await visitor.press('Débloquer Sophie REYNAUD');
    expect(state().blocked).toEqual([]);
    expect(seenBy(emergency.viewer)).toEqual([]);
  });

  test.each([
    ['Refuser l’accès à tous les professionnels', 'Accepter de nouveau l’accès des professionnels', 'refusesAccess'],
    ['Refuser l’ouverture en urgence', 'Accepter de nouveau l’ouverture en urgence', 'opposedToBreakGlass'],
    [
      'Refuser l’ouverture par le centre 15',
      'Accepter de nouveau l’ouverture par le centre 15',
      'opposedToEmergencyCentre',
    ],
    [
      'Montrer mes documents cachés en urgence',
      'Ne plus montrer mes documents cachés en urgence',
      'allowsMaskedInEmergency',
    ],
  ] as const)('%s', async (on, off, choice) => {
    await open();
    await visitor.press(on);
    expect(state()[choice]).toBe(true);
    await visitor.press(off);
    expect(state()[choice]).toBe(false);
  });

  test('the DMP is closed, then opened again', async () => {
    await open();
    await visitor.press('Fermer mon DMP');
    expect(state()).toMatchObject({ state: 'closed' });
    expect(visitor.words).toContain('DMP fermé');
    await visitor.press('Ouvrir mon DMP');
    expect(state()).toMatchObject({ state: 'active' });
  });
});

describe('messages', () => {
  const write = (...headers: string[]) =>
    fetch(`${town.url}/sandbox/mssante/mailboxes/${mailbox}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: [
        `From: EHPAD Les Tilleuls <${team}>`,
        `To: ${mailbox}`,
        'Subject: Votre rendez-vous',
        'Message-ID: <rdv@ehpad-tilleuls.mssante.fr>',
        ...headers,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Bonjour, rendez-vous jeudi.',
      ].join('\r\n'),
    });
  const inTeam = async (): Promise<{ subject: string; from: string; breaches: string[] }[]> =>
    ((await (await fetch(`${town.url}/sandbox/mssante/mailboxes/${team}/messages`)).json()) as { messages: [] })
      .messages;

  test('the person reads and answers who wrote', async () => {
    await write();
    await open();
    expect(visitor.words).toContain('non lu');
    await visitor.follow('Votre rendez-vous');
    expect(visitor.words).toContain('rendez-vous jeudi');
    await visitor.press('Envoyer la réponse', { text: 'Merci, je serai là.' });
    expect(visitor.words).toContain('Votre réponse est partie');
    const [answer] = await inTeam();
    expect(answer).toMatchObject({ subject: 'Re: Votre rendez-vous', breaches: [] });
    expect(answer?.from).toContain(mailbox);
  });

  test('an exchange that was ended takes no answer', async () => {
    await write('X-MSS-MES: FIN');
    await open();
    await visitor.follow('Votre rendez-vous');
    expect(visitor.words).toContain('L’expéditeur a terminé cet échange');
    expect(visitor.page).not.toContain('Envoyer la réponse');
    const forced = await fetch(`${town.url}${visitor.at}/reponse`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'x' }),
    });
    expect(forced.status).toBe(409);
    expect(await inTeam()).toEqual([]);
  });

  test('the mailbox is closed, then opened again', async () => {
    await open();
    await visitor.press('Fermer ma messagerie');
    const settings = async () => (await fetch(`${town.url}/sandbox/mssante/mailboxes/${mailbox}`)).json();
    expect(await settings()).toMatchObject({ state: 'closed' });
    await visitor.press('Rouvrir ma messagerie');
    expect(await settings()).toMatchObject({ state: 'open' });
  });
});

test('addresses tell nobody’s number nor name', async () => {
  await prescribed();
  await open();
  const addresses = [...visitor.page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) =>
    decodeURIComponent(address),
  );
  expect(addresses.filter((address) => /2370429|delaunay|goff|ordonnance|810199/i.test(address))).toEqual([]);
});
