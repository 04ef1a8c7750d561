import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { mergePersons } from '../identity/index.ts';
import { uuidv7, RefusedByRight, type Tx } from '../platform/index.ts';
import { openTestHouse, type TestHouse } from '../testing/house.ts';
import { freshDatabase, someoneWaits } from '../testing/database.ts';
import { arrangeUnits } from '../directory/index.ts';
import { admit } from './admit.ts';
import { boardAt, boardNow } from './board.ts';
import { cancelMovement } from './cancel-movement.ts';
import { comeBack } from './come-back.ts';
import { discharge } from './discharge.ts';
import { leaveTemporarily } from './leave-temporarily.ts';
import { move } from './move.ts';
import { presentBoard } from './present-board.ts';
import { mayReach } from './reach.ts';
import { recordDeath } from './record-death.ts';
import {
  BedTaken,
  MovementBeforeAnother,
  MovementDoesNotFit,
  MovementInTheFuture,
  OnlyTheLastMovement,
  PersonDeceased,
  PlaceOutsideEstablishment,
  StayAlreadyClosed,
  StayAlreadyOpen,
} from './refusals.ts';
import { standingAt, type Stay, type StayKind } from './stay.ts';
import { currentStays, lockStay, stayedIn } from './store.ts';
import { transferToHospital } from './transfer-to-hospital.ts';

let house: TestHouse;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = database.drop;
  house = await openTestHouse(database.url);
});
afterAll(async () => {
  await house.close();
  await drop();
});

const day = (text: string) => new Date(`2026-08-${text}:00Z`);
const now = () => house.act();
const doing = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.database.within(now(), work);
const admission = (personId: string, over: Partial<Parameters<typeof admit>[2]> = {}) => ({
  id: uuidv7(),
  movementId: uuidv7(),
  personId,
  establishmentId: house.establishmentId,
  kind: 'hebergement-permanent' as StayKind,
  unitId: house.unitId,
  bedId: null,
  admittedAt: day('01T10:00'),
  detail: '',
  ...over,
});
const admitted = async (name: string, over: Partial<Parameters<typeof admit>[2]> = {}): Promise<Stay> => {
  const personId = await house.person(name);
  return doing((tx) => admit(tx, now(), admission(personId, over)));
};
const stateOf = (stay: Stay, at = now().at) => standingAt(stay, at)?.state;

describe('the table of movements', () => {
  test('present, away, back, at the hospital, back, discharged', async () => {
    const stay = await admitted('ALLER');
    const away = await doing((tx) =>
      leaveTemporarily(tx, now(), stay.id, {
        id: uuidv7(),
        at: day('02T10:00'),
        expectedBackAt: day('03T18:00'),
        reason: 'Famille',
      }),
    );
    expect(stateOf(away)).toBe('absent');
    const back = await doing((tx) => comeBack(tx, now(), stay.id, { id: uuidv7(), at: day('03T17:00'), comment: '' }));
    expect(stateOf(back)).toBe('present');
    const hospital = await doing((tx) =>
      transferToHospital(tx, now(), stay.id, { id: uuidv7(), at: day('05T03:00'), hospital: 'CH', reason: 'Chute' }),
    );
    expect(stateOf(hospital)).toBe('hospitalised');
    await doing((tx) => comeBack(tx, now(), stay.id, { id: uuidv7(), at: day('06T23:30'), comment: '' }));
    const gone = await doing((tx) =>
      discharge(tx, now(), stay.id, { id: uuidv7(), at: day('20T09:00'), to: 'Domicile', reason: '' }),
    );
    expect(stateOf(gone)).toBe('discharged');
    expect([stateOf(gone, day('02T12:00')), stateOf(gone, day('05T04:00')), stateOf(gone, day('10T00:00'))]).toEqual([
      'absent',
      'hospitalised',
      'present',
    ]);
    await expect(
      doing((tx) => comeBack(tx, now(), stay.id, { id: uuidv7(), at: day('21T09:00'), comment: '' })),
    ).rejects.toBeInstanceOf(StayAlreadyClosed);
  });

  test('a movement that cannot follow, one before another and one of tomorrow are refused', async () => {
    const stay = await admitted('REFUS');
    await expect(
      doing((tx) => comeBack(tx, now(), stay.id, { id: uuidv7(), at: day('02T10:00'), comment: '' })),
    ).rejects.toBeInstanceOf(MovementDoesNotFit);
    await expect(
      doing((tx) =>
        leaveTemporarily(tx, now(), stay.id, {
          id: uuidv7(),
          at: new Date('2026-07-01T10:00:00Z'),
          expectedBackAt: null,
          reason: 'x',
        }),
      ),
    ).rejects.toBeInstanceOf(MovementBeforeAnother);
    await expect(
      doing((tx) =>
        leaveTemporarily(tx, now(), stay.id, {
          id: uuidv7(),
          at: new Date('2026-10-01T10:00:00Z'),
          expectedBackAt: null,
          reason: 'x',
        }),
      ),
    ).rejects.toBeInstanceOf(MovementInTheFuture);
  });

  test('a phone whose clock is three minutes ahead does not leave the board behind', async () => {
    const stay = await admitted('HORLOGE');
    await doing((tx) =>
      transferToHospital(tx, now(), stay.id, {
        id: uuidv7(),
        at: new Date(now().at.getTime() + 3 * 60_000),
        hospital: 'CH',
        reason: 'Chute',
      }),
    );
    const [standing] = await doing((tx) => currentStays(tx, house.organisationId, stay.personId));
    expect(standing).toMatchObject({ state: 'hospitalised', since: now().at });
  });

  test('an admission to come is planned, then present at its hour', async () => {
    const stay = await admitted('DEMAIN', { admittedAt: new Date('2026-09-02T14:00:00Z') });
    expect(stateOf(stay)).toBe('planned');
    expect(stateOf(stay, new Date('2026-09-02T14:00:00Z'))).toBe('present');
  });

  test('only the last movement is cancelled; the admission too, and the stay never was', async () => {
    const stay = await admitted('ERREUR');
    const away = { id: uuidv7(), at: day('02T10:00'), expectedBackAt: null, reason: 'Famille' };
    await doing((tx) => leaveTemporarily(tx, now(), stay.id, away));
    const [admissionMovement] = stay.movements;
    await expect(
      doing((tx) => cancelMovement(tx, now(), stay.id, admissionMovement?.id ?? '', 'erreur')),
    ).rejects.toBeInstanceOf(OnlyTheLastMovement);
    expect(stateOf(await doing((tx) => cancelMovement(tx, now(), stay.id, away.id, 'erreur')))).toBe('present');
    await doing((tx) => cancelMovement(tx, now(), stay.id, admissionMovement?.id ?? '', 'erreur'));
    expect(await doing((tx) => currentStays(tx, house.organisationId, stay.personId))).toEqual([]);
  });
});

describe('places', () => {
  test('a bed holds one person: the second is refused, even at the same moment', async () => {
    const [bedId] = house.bedIds;
    const persons = await Promise.all(['LIT UN', 'LIT DEUX'].map((name) => house.person(name)));
    const attempts = await Promise.allSettled(
      persons.map((personId) => doing((tx) => admit(tx, now(), admission(personId, { bedId })))),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toBeInstanceOf(BedTaken);
  });

  test('a bed is kept during a hospital stay and free after the discharge', async () => {
    const [, bedId] = house.bedIds;
    const stay = await admitted('GARDE', { bedId });
    await doing((tx) =>
      transferToHospital(tx, now(), stay.id, { id: uuidv7(), at: day('02T10:00'), hospital: 'CH', reason: 'x' }),
    );
    await expect(admitted('PRIS', { bedId })).rejects.toBeInstanceOf(BedTaken);
    await doing((tx) => discharge(tx, now(), stay.id, { id: uuidv7(), at: day('03T10:00'), to: 'SMR', reason: '' }));
    await expect(admitted('LIBRE', { bedId })).resolves.toBeTruthy();
  });

  test('a unit of another establishment is refused', async () => {
    await expect(admitted('AILLEURS', { establishmentId: house.otherEstablishmentId })).rejects.toBeInstanceOf(
      PlaceOutsideEstablishment,
    );
  });

  test('a unit or a bed where somebody stays is not removed from the directory', async () => {
    const stay = await admitted('OCCUPANT');
    await expect(
      doing((tx) => arrangeUnits(tx, now(), house.establishmentId, { units: [], basedOn: 2 }, stayedIn)),
    ).rejects.toMatchObject({
      code: 'place-occupied',
    });
    expect(stateOf(stay)).toBe('present');
  });

  test('the board says who is there now and who was there then', async () => {
    const stay = await admitted('TABLEAU');
    await doing((tx) =>
      discharge(tx, now(), stay.id, { id: uuidv7(), at: day('10T10:00'), to: 'Domicile', reason: '' }),
    );
    const ids = (rows: { stayId: string }[]) => rows.map(({ stayId }) => stayId);
    expect(ids(await doing((tx) => boardNow(tx, house.organisationId, house.unitId, now().at)))).not.toContain(stay.id);
    expect(ids(await doing((tx) => boardAt(tx, house.organisationId, house.unitId, day('05T10:00'))))).toContain(
      stay.id,
    );
    expect(ids(await doing((tx) => boardAt(tx, house.organisationId, house.unitId, day('11T10:00'))))).not.toContain(
      stay.id,
    );
  });

  test('moving within the unit keeps the date of presence', async () => {
    const stay = await admitted('CHAMBRE');
    const moved = await doing((tx) =>
      move(tx, now(), stay.id, { id: uuidv7(), unitId: house.unitId, bedId: null, at: day('04T10:00'), comment: '' }),
    );
    expect(standingAt(moved, now().at)).toMatchObject({ state: 'present', since: day('01T10:00') });
  });
});

describe('several stays', () => {
  test('a home and a day unit together; never two of a kind in one establishment', async () => {
    const personId = await house.person('DEUX SÉJOURS');
    await doing((tx) => admit(tx, now(), admission(personId)));
    await doing((tx) => admit(tx, now(), admission(personId, { kind: 'accueil-de-jour', unitId: null })));
    await expect(doing((tx) => admit(tx, now(), admission(personId)))).rejects.toBeInstanceOf(StayAlreadyOpen);
  });

  test('a death cancels the stays to come, instead of being refused because of them', async () => {
    const personId = await house.person('ATTENDUE AILLEURS');
    const home = await doing((tx) => admit(tx, now(), admission(personId)));
    await doing((tx) =>
      admit(
        tx,
        now(),
        admission(personId, { kind: 'accueil-de-jour', unitId: null, admittedAt: new Date('2026-09-20T07:00:00Z') }),
      ),
    );
    await doing((tx) =>
      recordDeath(tx, now(), home.id, { id: uuidv7(), at: day('15T04:00'), place: 'Chambre' }, uuidv7),
    );
    const stays = await doing((tx) => currentStays(tx, house.organisationId, personId));
    expect(stays.map(({ stay_id, state }) => [stay_id, state])).toEqual([[home.id, 'deceased']]);
  });

  test('two deaths noted at once on two stays of one person lock them in one order, and one is refused in words', async () => {
    const first = await admitted('CROISER');
    const second = await doing((tx) =>
      admit(tx, now(), admission(first.personId, { kind: 'accueil-de-jour', unitId: null })),
    );
    const death = () => ({ id: uuidv7(), at: day('15T04:00'), place: 'Chambre' });
    let crossing: Promise<Stay> | undefined;
    await doing(async (tx) => {
      await lockStay(tx, first.id);
      crossing = doing((other) => recordDeath(other, now(), second.id, death(), uuidv7));
      crossing.catch(() => {});
      await someoneWaits(house.database);
      await recordDeath(tx, now(), first.id, death(), uuidv7);
    });
    await expect(crossing).rejects.toBeInstanceOf(StayAlreadyClosed);
  });

  test('a death ends them all, and nobody is admitted after it', async () => {
    const personId = await house.person('FIN');
    const home = await doing((tx) => admit(tx, now(), admission(personId)));
    await doing((tx) => admit(tx, now(), admission(personId, { kind: 'accueil-de-jour', unitId: null })));
    await doing((tx) =>
      recordDeath(tx, now(), home.id, { id: uuidv7(), at: day('15T04:00'), place: 'Chambre' }, uuidv7),
    );
    const stays = await doing((tx) => currentStays(tx, house.organisationId, personId));
    expect(stays.map(({ state }) => state)).toEqual(['deceased', 'deceased']);
    await expect(
      doing((tx) => admit(tx, now(), admission(personId, { kind: 'hebergement-temporaire' }))),
    ).rejects.toBeInstanceOf(PersonDeceased);
  });
});

describe('an unknown or merged person', () => {
  const author = () => ({ ...now(), who: 'Sylvie' });

  test('nobody is admitted who does not exist here, and their record is nobody’s', async () => {
    await expect(doing((tx) => admit(tx, now(), admission(uuidv7())))).rejects.toMatchObject({
      code: 'unknown-person',
    });
    await expect(doing((tx) => mayReach(tx, now(), uuidv7()))).rejects.toMatchObject({ code: 'unknown-person' });
  });

  test('a stay opened under an identity merged since still stands: no second one of its kind, and either id finds it', async () => {
    const stay = await admitted('DOUBLON');
    const keptId = await house.person('DOUBLON EXACT');
    await doing((tx) =>
      mergePersons(tx, author(), keptId, { id: uuidv7(), absorbedPersonId: stay.personId, why: 'Même personne' }),
    );
    await expect(doing((tx) => admit(tx, now(), admission(keptId)))).rejects.toBeInstanceOf(StayAlreadyOpen);
    for (const id of [keptId, stay.personId])
      expect(await doing((tx) => currentStays(tx, house.organisationId, id))).toHaveLength(1);
    const { rows } = await doing((tx) => presentBoard(tx, now(), house.unitId, undefined));
    expect(rows.find(({ stayId }) => stayId === stay.id)).toMatchObject({
      personId: keptId,
      displayName: 'Jeanne DOUBLON EXACT',
    });
  });
});

describe('reach', () => {
  const from = (establishmentId: string) => ({ ...house.act(), establishmentId });
  const reach = (personId: string, establishmentId: string) =>
    doing((tx) => mayReach(tx, from(establishmentId), personId));

  test('the establishment of the stay reaches the record, another of the organisation does not', async () => {
    const stay = await admitted('PORTÉE');
    await expect(reach(stay.personId, house.establishmentId)).resolves.toBeUndefined();
    await expect(reach(stay.personId, house.otherEstablishmentId)).rejects.toMatchObject({
      code: 'record-out-of-reach',
      personId: stay.personId,
    });
    await expect(reach(stay.personId, house.otherEstablishmentId)).rejects.toBeInstanceOf(RefusedByRight);
  });

  test('a stay ended long ago no longer gives the reach', async () => {
    const stay = await admitted('ANCIEN', { admittedAt: new Date('2025-01-01T10:00:00Z') });
    await doing((tx) =>
      discharge(tx, now(), stay.id, { id: uuidv7(), at: new Date('2025-06-01T10:00:00Z'), to: 'Domicile', reason: '' }),
    );
    await expect(reach(stay.personId, house.establishmentId)).rejects.toBeInstanceOf(RefusedByRight);
  });

  test('an admission planned for next year gives nothing to read yet; one of next week does', async () => {
    const stay = await admitted('PRÉVU');
    const elsewhere = { establishmentId: house.otherEstablishmentId, unitId: null };
    const planned = (admittedAt: string, kind: StayKind) =>
      doing((tx) =>
        admit(tx, now(), admission(stay.personId, { ...elsewhere, kind, admittedAt: new Date(admittedAt) })),
      );
    await planned('2027-03-01T10:00:00Z', 'hebergement-temporaire');
    await expect(reach(stay.personId, house.otherEstablishmentId)).rejects.toBeInstanceOf(RefusedByRight);
    await planned('2026-09-08T10:00:00Z', 'accueil-de-jour');
    await expect(reach(stay.personId, house.otherEstablishmentId)).resolves.toBeUndefined();
  });

  test('nobody has admitted the person yet: any establishment of the organisation may begin', async () => {
    await expect(reach(await house.person('ATTENDU'), house.otherEstablishmentId)).resolves.toBeUndefined();
  });
});
