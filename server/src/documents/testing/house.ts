import {
  establishments,
  mauricette,
  mauricetteRecord,
  tilleulsNurse,
  type CastPerson,
  type CastProfessional,
  type CastRecord,
} from '@liane/cast';
import { inject } from 'vitest';
import { keptByCareplan } from '../../careplan/index.ts';
import { keptByCircle } from '../../circle/index.ts';
import { addEstablishment } from '../../directory/index.ts';
import { recordFact } from '../../facts/index.ts';
import { keptByHealth } from '../../health/index.ts';
import { createPerson, takeOver } from '../../identity/index.ts';
import { keptByMedication } from '../../medication/index.ts';
import { migrations } from '../../migrations.ts';
import {
  migrate,
  openDatabase,
  uuidv7,
  type Act,
  type Database,
  type RightsRole,
  type Tx,
} from '../../platform/index.ts';
import { admit } from '../../stays/index.ts';
import { freshDatabase } from '../../testing/database.ts';
import { databaseStore } from '../content-store.ts';
import { documentsMigrations } from '../migrations.ts';
import type { NamedProfessional } from '../needs.ts';
import type { Workshop } from '../workshop.ts';
import { toldRecord } from './told-record.ts';

const keepers = { health: keptByHealth, circle: keptByCircle, careplan: keptByCareplan, medication: keptByMedication };

/** Les Tilleuls on a database of its own, and somebody to write documents of. */
export interface House {
  /** Of its database, as its owner. */
  url: string;
  database: Database;
  workshop: Workshop;
  /** Traces left by the plugin. */
  traced: { act: string; personId: string | null; refused?: string }[];
  act(who?: CastProfessional, role?: RightsRole): Act;
  as<T>(act: Act, work: (tx: Tx, act: Act) => Promise<T>): Promise<T>;
  /** Admits somebody with a record; qualified as they are in INSi, or only provisoire. */
  moveIn(resident?: CastPerson, options?: { qualified?: boolean; record?: CastRecord | null }): Promise<string>;
  close(): Promise<void>;
}

export const organisationId = '01900000-0000-7000-8000-000000000001';
const otherOrganisationId = '01900000-0000-7000-8000-000000000002';
export const establishmentId = '01900000-0000-7000-8000-0000000000a1';

export async function openHouse(clock: { now: Date } = { now: new Date() }): Promise<House> {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  await migrate(fresh.url, { ...migrations, ...documentsMigrations });
  const database = openDatabase(fresh.url, { connections: 4 });
  const traced: House['traced'] = [];
  const accounts = new Map<string, string>();
  const people = new Map<string, CastProfessional>();
  const act = (who = tilleulsNurse, role: RightsRole = 'infirmier'): Act => {
    const accountId = accounts.get(who.key) ?? uuidv7();
    accounts.set(who.key, accountId);
    people.set(accountId, who);
    return {
      at: clock.now,
      accountId,
      sessionId: uuidv7(),
      who: `${who.givenName} ${who.familyName}`,
      practiceId: uuidv7(),
      organisationId,
      establishmentId,
      establishmentName: 'EHPAD Les Tilleuls',
      role,
      isAdministrator: false,
      from: '127.0.0.1, ordinateur',
      signedInWith: 'pro-sante-connect',
    };
  };
  const workshop: Workshop = {
    needs: {
      professional: (_tx, { accountId }) => Promise.resolve(named(people.get(accountId))),
      doctorsHere: () =>
        Promise.resolve([{ familyName: 'Aubert', givenName: 'Philippe', rpps: '10199000034', professionCode: '10' }]),
      doorkeeper: {
        trace: (_tx, _act, name, { personId }) => Promise.resolve(void traced.push({ act: name, personId })),
        traceRefusal: (_act, name, { personId }, { code }) =>
          Promise.resolve(void traced.push({ act: name, personId, refused: code })),
      },
    },
    contents: databaseStore,
    environment: 'test',
    newId: () => uuidv7(clock.now),
  };
  const house: House = {
    url: fresh.url,
    database,
    workshop,
    traced,
    act,
    as: (actor, work) => database.within(actor, (tx) => work(tx, actor)),
    moveIn: (resident = mauricette, options = {}) =>
      house.as(act(), (tx, actor) => moveIn(tx, actor, resident, options)),
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
  await house.as(act(), (tx, actor) => settle(tx, actor));
  return house;
}

/** Somebody of another organisation, who must see nothing. */
export const stranger = (act: Act): Act => ({ ...act, organisationId: otherOrganisationId, accountId: uuidv7() });

const named = (who: CastProfessional | undefined): NamedProfessional | null =>
  who
    ? {
        familyName: who.familyName,
        givenName: who.givenName,
        civility: who.civility,
        rpps: who.rpps ?? null,
        professionCode: who.professionCode ?? null,
        ...(who.savoirFaire ? { savoirFaire: who.savoirFaire } : {}),
      }
    : null;

async function settle(tx: Tx, act: Act): Promise<void> {
  const home = establishments.find(({ key }) => key === 'tilleuls');
  if (!home) throw new Error('the cast lost Les Tilleuls');
  await addEstablishment(tx, act, {
    ...home,
    id: establishmentId,
    privacyNotice: 'Les Tilleuls gardent ces données pour vous accompagner. Vos droits : dpo@deux-rives.example.',
  });
}

async function moveIn(
  tx: Tx,
  act: Act,
  resident: CastPerson,
  { qualified = true, record = mauricetteRecord }: { qualified?: boolean; record?: CastRecord | null },
): Promise<string> {
  const id = uuidv7();
  const creation = {
    id,
    traits: resident.traits,
    complementary: { usedFamilyName: resident.usedFamilyName ?? null, usedGivenName: resident.usedGivenName ?? null },
  };
  if (qualified && resident.ins) {
    await takeOver(tx, act, {
      ...creation,
      ins: resident.ins,
      insHistory: [],
      insiTraits: resident.insiTraits ?? resident.traits,
      proof: { id: uuidv7(), type: 'CN', checkedOn: act.at.toISOString().slice(0, 10) },
      why: 'Reprise',
    });
  } else await createPerson(tx, act, creation);
  await admit(tx, act, {
    id: uuidv7(),
    movementId: uuidv7(),
    personId: id,
    establishmentId,
    kind: 'hebergement-permanent',
    unitId: null,
    bedId: null,
    admittedAt: new Date(act.at.getTime() - 400 * 86_400_000),
    detail: '',
  });
  for (const { module, content } of record ? toldRecord(record, act.at) : [])
    await recordFact(tx, act, keepers[module], {
      id: uuidv7(),
      personId: id,
      occurredAt: new Date(act.at.getTime() - 3_600_000),
      content,
    });
  return id;
}
