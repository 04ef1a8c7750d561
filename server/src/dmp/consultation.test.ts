import { randomUUID } from 'node:crypto';
import { DmpTimedOut, DmpUnreachable } from '@liane/connector-dmp';
import { irene, mauricette, tilleulsCoordinatingDoctor } from '@liane/cast';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dmp } from './contract.ts';
import { hospitalDocument, openCounter, type Counter } from './testing/counter.ts';

let counter: Counter;
let personId: string;

beforeEach(async () => {
  counter = await openCounter();
  personId = await counter.house.moveIn(mauricette, { record: null });
});
afterEach(() => counter.close());

const look = (act = counter.act(), again = false) =>
  counter.ask(dmp.look, act, { params: { personId }, body: { id: randomUUID(), again, years: null } });
const state = (act = counter.act()) => counter.ask(dmp.state, act, { params: { personId } });
const said = (decision: 'given' | 'refused' | 'opposed', act = counter.act()) =>
  counter.ask(dmp.recordConsent, act, {
    params: { personId },
    body: { id: randomUUID(), decision, informed: 'person', informedName: null, means: 'spoken', saidOn: '2026-11-20' },
  });

describe('the state of the DMP, without a click', () => {
  test('opening asks beside: the page shows what is known first, then what the DMP said and since when', async () => {
    expect(await look()).toMatchObject({ standing: 'unknown', asking: true, since: null });
    await counter.work();
    expect(await state()).toMatchObject({
      standing: 'not-authorised',
      standingInFrench: 'Existe, non autorisé',
      asking: false,
      since: '2026-11-21T09:00:00.000Z',
      newDocuments: null,
    });
  });

  test('it is not asked again while what is known is fresh, and asked when it is not', async () => {
    await look();
    await counter.work();
    await look();
    expect(await counter.work()).toBe(0);
    counter.clock.now = new Date(counter.clock.now.getTime() + 11 * 60_000);
    await look();
    expect(await counter.work()).toBe(1);
  });

  test('two openings at once ask once', async () => {
    await look();
    await look();
    expect(await counter.work()).toBe(1);
  });

  test.each([
    ['absent', 'absent', 'Inexistant', 'Cette personne n’a pas de DMP : il n’y a rien à lire.'],
    ['closed', 'closed', 'Fermé', 'Le DMP de cette personne est fermé : il n’y a rien à lire.'],
  ] as const)(
    'a DMP that is %s: there is nothing to read, and no agreement to ask for',
    async (told, standing, words, obstacle) => {
      counter.dmp.state = { ...counter.dmp.state, exists: told !== 'absent', state: told };
      await look();
      await counter.work();
      expect(await state()).toMatchObject({
        standing,
        standingInFrench: words,
        problem: null,
        obstacle,
        mayLook: true,
      });
    },
  );

  test('that a DMP exists is the same for all; the authorisation is of each professional', async () => {
    await counter.agree(personId, counter.act());
    expect(await state()).toMatchObject({ standing: 'authorised' });
    expect(await state(counter.act(tilleulsCoordinatingDoctor, 'medecin'))).toMatchObject({
      standing: 'not-authorised',
    });
  });

  test('a service that is slow or down is one sentence, and is left alone for a while', async () => {
    counter.dmp.failing.stateOf = new DmpTimedOut(8_000);
    await look();
    await counter.work();
    expect(await state()).toMatchObject({
      problem: expect.stringMatching(/trop lent à répondre.*dans une minute/),
      obstacle: expect.stringMatching(/accord/),
      mayLook: true,
    });
    await look();
    expect(await counter.work()).toBe(0);
    counter.dmp.failing.stateOf = new DmpUnreachable();
    await look(counter.act(), true);
    await counter.work();
    expect((await state()).problem).toMatch(/ne répond pas/);
    delete counter.dmp.failing.stateOf;
    await look(counter.act(), true);
    await counter.work();
    expect(await state()).toMatchObject({ problem: null, standing: 'not-authorised' });
  });

  test('a passkey asks nothing, nor a role that does not consult, nor an identity that is not qualified', async () => {
    const act = { ...counter.act(), signedInWith: 'passkey' as const };
    expect(await look(act)).toMatchObject({ obstacle: expect.stringMatching(/Pro Santé Connect/), mayLook: false });
    expect(await state(counter.act(undefined, 'administratif'))).toMatchObject({
      mayConsult: false,
      newDocuments: null,
    });
    const unqualified = await counter.house.moveIn(irene, { qualified: false, record: null });
    const seen = await counter.ask(dmp.look, counter.act(), {
      params: { personId: unqualified },
      body: { id: randomUUID(), again: true, years: null },
    });
    expect(seen.obstacle).toMatch(/n’est pas qualifiée/);
    expect(await counter.work()).toBe(0);
    expect(counter.dmp.calls).toEqual([]);
  });

  test('a session that ended before the worker came consults nothing', async () => {
    const act = counter.act();
    await look(act);
    counter.ended.add(act.sessionId);
    await counter.work();
    expect(counter.dmp.calls).toEqual([]);
    expect((await state(act)).problem).toMatch(/session Pro Santé Connect est terminée/);
  });

  test('a question that waited more than a minute is asked for nobody, and the page says so', async () => {
    const act = counter.act();
    await look(act);
    counter.clock.now = new Date(counter.clock.now.getTime() + 61_000);
    await counter.work();
    expect(counter.dmp.calls).toEqual([]);
    expect((await state(act)).problem).toMatch(/a trop attendu avant de partir/);
  });

  test('a session that ends between two calls: the next one does not leave', async () => {
    const act = counter.act();
    await said('given', act);
    counter.dmp.meanwhile = (what) => what === 'stateOf' && counter.ended.add(act.sessionId);
    await counter.work();
    expect(counter.dmp.calls).toEqual(['stateOf']);
    expect((await state(act)).problem).toMatch(/session Pro Santé Connect est terminée/);
  });

  test('an installation that is not connected says so', async () => {
    const alone = await openCounter({ connected: false });
    const id = await alone.house.moveIn(mauricette, { record: null });
    expect(await alone.ask(dmp.state, alone.act(), { params: { personId: id } })).toMatchObject({
      standing: 'not-connected',
      standingInFrench: 'Non raccordé',
    });
    await alone.close();
  });
});

describe('consent and authorisation', () => {
  test('without a recorded agreement TD0.2 alone is asked: no document', async () => {
    await look();
    await counter.work();
    expect(counter.dmp.calls).toEqual(['stateOf']);
    await expect(
      counter.ask(dmp.read, counter.act(), { params: { personId }, body: { id: randomUUID(), uniqueId: '1.2.3' } }),
    ).rejects.toMatchObject({ code: 'dmp-not-asked' });
  });

  test('SC.DMP/UX.07-.08 the agreement recorded, TD0.2 then TD0.3 AJOUT then the list, in the name of the professional', async () => {
    expect((await said('given')).consent).toMatchObject({
      decision: 'given',
      informed: 'person',
      by: 'Aurélie Besnard',
    });
    await counter.work();
    expect(counter.dmp.calls).toEqual(['stateOf', 'authorise', 'find']);
    expect(counter.dmp.asked[1]).toMatchObject({
      about: 'AJOUT',
      by: {
        structure: { id: '1990001026', sector: 'SA17' },
        person: { id: '810199000018', roles: [{ code: '60', codeSystem: '1.2.250.1.71.1.2.7' }] },
        purpose: 'normal',
      },
    });
    expect(await state()).toMatchObject({ standing: 'authorised', newDocuments: 0 });
  });

  test('the savoir-faire of a doctor goes with the profession', async () => {
    await counter.agree(personId, counter.act(tilleulsCoordinatingDoctor, 'medecin'));
    expect(counter.dmp.asked[0]?.by.person.roles).toEqual([
      { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
      { code: 'SM18', codeSystem: '1.2.250.1.71.4.2.5', displayName: 'Gériatrie (SM)' },
    ]);
  });

  test('SC.DMP/CONF.06 an authorisation that expired is renewed at the next opening', async () => {
    await counter.agree(personId, counter.act());
    counter.dmp.state = { ...counter.dmp.state, authorisation: 'EXPIRE' };
    counter.clock.now = new Date(counter.clock.now.getTime() + 3_600_000);
    await look();
    await counter.work();
    expect(counter.dmp.calls.filter((call) => call === 'authorise')).toHaveLength(2);
    expect(await state()).toMatchObject({ standing: 'authorised' });
  });

  test.each(['refused', 'opposed'] as const)(
    '%s: nothing at all is asked, and the page says who said it',
    async (decision) => {
      await said(decision);
      const seen = await look(counter.act(), true);
      expect(seen.obstacle).toMatch(/20\/11\/2026, noté par Aurélie Besnard/);
      expect(seen.mayLook).toBe(false);
      expect(await counter.work()).toBe(0);
      expect(counter.dmp.calls).toEqual([]);
    },
  );

  test('an opposition is lifted by a later agreement, and both stay', async () => {
    await said('opposed');
    counter.clock.now = new Date(counter.clock.now.getTime() + 60_000);
    await said('given');
    await counter.work();
    expect(await state()).toMatchObject({
      standing: 'authorised',
      consents: [{ decision: 'given' }, { decision: 'opposed' }],
    });
  });

  test('an opposition said while the question travels stops it', async () => {
    await said('given');
    counter.clock.now = new Date(counter.clock.now.getTime() + 1000);
    await said('opposed');
    await counter.work();
    expect(counter.dmp.calls).toEqual([]);
  });

  test('an opposition said while the answer travels: what it brings does not stay', async () => {
    counter.dmp.hold(hospitalDocument({ type: '11490-0', title: 'Lettre', at: '20261101100000' }));
    await said('given');
    counter.dmp.meanwhile = async (what) => {
      if (what !== 'find') return;
      counter.clock.now = new Date(counter.clock.now.getTime() + 1000);
      await said('opposed');
    };
    await counter.work();
    expect(counter.dmp.calls).toContain('find');
    expect((await counter.ask(dmp.documents, counter.act(), { params: { personId } })).documents).toEqual([]);
  });

  test('an agreement noted while the DMP is being asked is followed by a question that knows of it', async () => {
    let agreed = false;
    counter.dmp.meanwhile = async (what) => {
      if (what !== 'stateOf' || agreed) return;
      agreed = true;
      await said('given');
    };
    await look();
    await counter.work();
    await counter.work();
    expect(counter.dmp.calls).toEqual(['stateOf', 'stateOf', 'authorise', 'find']);
    expect(await state()).toMatchObject({ standing: 'authorised', asking: false });
  });

  test('what is said cannot be of tomorrow', async () => {
    await expect(
      counter.ask(dmp.recordConsent, counter.act(), {
        params: { personId },
        body: {
          id: randomUUID(),
          decision: 'given',
          informed: 'person',
          informedName: null,
          means: 'spoken',
          saidOn: '2026-11-23',
        },
      }),
    ).rejects.toMatchObject({ code: 'dmp-consent-in-the-future' });
  });

  test('INTERDIT: blocked by the person, even with their agreement', async () => {
    counter.dmp.state = { ...counter.dmp.state, authorisation: 'INTERDIT' };
    await counter.agree(personId, counter.act());
    expect(counter.dmp.calls).toEqual(['stateOf']);
    expect(await state()).toMatchObject({ standing: 'blocked', standingInFrench: 'Accès bloqué par la personne' });
  });

  test('SC.DMP/CONF.02 another identity stops it, and both sides are shown', async () => {
    const { traits } = mauricette;
    counter.dmp.state = {
      ...counter.dmp.state,
      traits: {
        birthName: 'POTTIER',
        usedName: null,
        givenNames: [traits.firstBirthGivenName],
        birthDate: traits.birthDate,
        sex: 'F',
      },
    };
    await counter.agree(personId, counter.act());
    expect(counter.dmp.calls).toEqual(['stateOf']);
    expect(await state()).toMatchObject({
      standing: 'diverges',
      divergence: [{ trait: 'Nom de naissance', ours: traits.birthFamilyName, theirs: 'POTTIER' }],
    });
  });

  test('the same identity with an accent, a hyphen or a used name is the same', async () => {
    const { traits } = mauricette;
    counter.dmp.state = {
      ...counter.dmp.state,
      traits: {
        birthName: 'LE-GOFF',
        usedName: 'AUTRE',
        givenNames: traits.birthGivenNames.split(' '),
        birthDate: traits.birthDate,
        sex: 'F',
      },
    };
    await counter.agree(personId, counter.act());
    expect(await state()).toMatchObject({ standing: 'authorised', divergence: [] });
  });
});

describe('bris de glace', () => {
  const reason = 'Personne inconsciente, antécédents inconnus';
  const glass = (act = counter.act()) =>
    counter.ask(dmp.breakGlass, act, { params: { personId }, body: { id: randomUUID(), reason } });

  test('consults under that purpose, without TD0.3, even against a refusal; and is traced with its reason', async () => {
    counter.dmp.hold(hospitalDocument({ type: '11490-0', title: 'Lettre', at: '20261101100000' }));
    await said('refused');
    const seen = await glass();
    expect(seen.breakGlassUntil).toBe('2026-11-21T13:00:00.000Z');
    await counter.work();
    expect(counter.dmp.calls).toEqual(['stateOf', 'find']);
    expect(counter.dmp.asked.map(({ by }) => by.purpose)).toEqual(['bris_de_glace', 'bris_de_glace']);
    expect(counter.house.traced).toContainEqual({ act: 'dmp.breakGlass', personId });
    expect((await counter.ask(dmp.documents, counter.act(), { params: { personId } })).documents).toHaveLength(1);
  });

  test('ends by itself, and is not for those who have the agreement, nor for every role', async () => {
    await glass();
    await counter.work();
    counter.clock.now = new Date(counter.clock.now.getTime() + 4 * 3_600_000 + 1);
    expect(await state()).toMatchObject({ breakGlassUntil: null });
    await expect(glass(counter.act(undefined, 'coordination'))).rejects.toMatchObject({ code: 'dmp.breakGlass' });
    await said('given');
    await expect(glass()).rejects.toMatchObject({ code: 'dmp-break-glass-not-needed' });
  });
});
