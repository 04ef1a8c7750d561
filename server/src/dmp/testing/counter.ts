import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tilleulsNurse, type CastPerson, type CastProfessional } from '@liane/cast';
import { pino } from 'pino';
import { sealFor, type Consultant } from '../../access/index.ts';
import { establishmentId, openHouse, organisationId, type House } from '../../documents/testing/house.ts';
import { receivedCda } from '../../documents/testing/received-cda.ts';
import {
  uuidv7,
  type Act,
  type BodyOf,
  type ParamsOf,
  type Platform,
  type ReplyOf,
  type RightsRole,
} from '../../platform/index.ts';
import { takeOver } from '../../identity/index.ts';
import { admit } from '../../stays/index.ts';
import { dmp as contracts } from '../contract.ts';
import { dmpModule } from '../index.ts';
import { tables } from '../tables.ts';
import { TwinDmp } from './twin.ts';

type DmpContract = (typeof contracts)[keyof typeof contracts];

/** Les Tilleuls with a scripted DMP: routes are called as the door does, the worker's part when a test says so. */
export interface Counter {
  house: House;
  dmp: TwinDmp;
  clock: { now: Date };
  /** Sessions that ended with Pro Santé Connect. */
  ended: Set<string>;
  act(who?: CastProfessional, role?: RightsRole): Act;
  ask<C extends DmpContract>(
    contract: C,
    act: Act,
    input: { params: ParamsOf<C>; body?: BodyOf<C> },
  ): Promise<ReplyOf<C>>;
  /** Carries every question that waits; answers how many there were. */
  work(): Promise<number>;
  forget(): Promise<void>;
  /** The person agrees, and the DMP is read a first time. */
  agree(personId: string, act: Act): Promise<void>;
  /** Somebody admitted so many hours ago. */
  arrive(person: CastPerson, hoursAgo: number): Promise<string>;
  /** What is held of what this nurse read. */
  kept(): Promise<{ readings: number; bundles: number }>;
  close(): Promise<void>;
}

export async function openCounter({ connected = true } = {}): Promise<Counter> {
  const clock = { now: new Date('2026-11-21T09:00:00Z') };
  const house = await openHouse(clock);
  const dmp = new TwinDmp();
  const ended = new Set<string>();
  const sessions = new Map<string, { act: Act; who: CastProfessional }>();
  const platform: Platform = {
    database: house.database,
    live: { listen: () => () => {}, close: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    now: () => new Date(clock.now),
    newId: () => uuidv7(clock.now),
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'liane-dmp-'));
  const module = dmpModule(platform, {
    dmp: connected ? () => dmp : undefined,
    consultant: (organisation, sessionId) => Promise.resolve(consultantOf(organisation, sessions.get(sessionId))),
    seal: sealFor({ dataDir }),
    contents: house.workshop.contents,
    doorkeeper: house.workshop.needs.doorkeeper,
    tracesOf: (_tx, _act, personId) =>
      Promise.resolve(
        house.traced
          .filter((trace) => trace.personId === personId)
          .map(({ act }) => ({ act, at: clock.now.toISOString(), who: '', role: '', actInFrench: act, why: null })),
      ),
  });

  const consultantOf = (
    organisation: string,
    session: { act: Act; who: CastProfessional } | undefined,
  ): Consultant | null =>
    !session || ended.has(session.act.sessionId) || organisation !== organisationId
      ? null
      : {
          act: { ...session.act, at: new Date(clock.now) },
          psIdNat: session.who.psIdNat,
          familyName: session.who.familyName.toUpperCase(),
          givenName: session.who.givenName,
          professionCode: session.who.professionCode ?? null,
          savoirFaire: session.who.savoirFaire ?? null,
          sector: 'SA17',
          authenticatedAt: new Date(clock.now),
        };

  const counter: Counter = {
    house,
    dmp,
    clock,
    ended,
    act: (who = tilleulsNurse, role = 'infirmier') => {
      const act = house.act(who, role);
      sessions.set(act.sessionId, { act, who });
      return act;
    },
    ask: async (contract, act, input) => {
      const route = module.routes.find(
        (served) => served.contract.method === contract.method && served.contract.path === contract.path,
      );
      if (!route) throw new Error('no route serves this contract');
      const now = { ...act, at: new Date(clock.now) };
      const given = { params: input.params as unknown, body: input.body as unknown };
      return house.database.within(now, async (tx) => {
        await route.may(now, given, tx);
        const reply = await route.do(given, now, tx);
        if (route.trace !== 'none' && ((await route.leavesTrace?.(now, given, reply, tx)) ?? true))
          await house.workshop.needs.doorkeeper.trace(tx, now, route.act, route.trace(given, reply));
        return reply as never;
      });
    },
    work: async () => {
      const { rows } = await ownerRows(house);
      for (const payload of rows) await module.awaited?.['dmp:ask']?.(payload);
      const rounds = await roundsWaiting(house);
      for (const payload of rounds) await module.awaited?.['dmp:round']?.(payload);
      return rows.length + rounds.length;
    },
    forget: async () => module.tasks?.['dmp:forget']?.({}),
    agree: async (personId, act) => {
      await counter.ask(contracts.recordConsent, act, {
        params: { personId },
        body: {
          id: randomUUID(),
          decision: 'given',
          informed: 'person',
          informedName: null,
          means: 'spoken',
          saidOn: '2026-11-20',
        },
      });
      await counter.work();
    },
    arrive: (person, hoursAgo) =>
      house.as(counter.act(), async (tx, act) => {
        const id = uuidv7();
        await takeOver(tx, act, {
          id,
          traits: person.traits,
          complementary: {},
          ins: insKnown(person),
          insHistory: [],
          insiTraits: person.insiTraits ?? person.traits,
          proof: { id: uuidv7(), type: 'CN', checkedOn: '2026-11-20' },
          why: 'Reprise',
        });
        await admit(tx, act, {
          id: uuidv7(),
          movementId: uuidv7(),
          personId: id,
          establishmentId,
          kind: 'hebergement-permanent',
          unitId: null,
          bedId: null,
          admittedAt: new Date(act.at.getTime() - hoursAgo * 3_600_000),
          detail: '',
        });
        return id;
      }),
    kept: () =>
      house.as(counter.act(), async (tx) => {
        const count = async (table: 'dmp_readings' | 'dmp_bundles') =>
          Number(
            (
              await tables(tx)
                .selectFrom(table)
                .select((one) => one.fn.countAll<string>().as('n'))
                .executeTakeFirst()
            )?.n,
          );
        return { readings: await count('dmp_readings'), bundles: await count('dmp_bundles') };
      }),
    close: async () => {
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return counter;

  /** Questions that wait, by each of those who asked: the wall shows only one's own. */
  async function ownerRows({ database }: House) {
    const rows: Record<string, string>[] = [];
    for (const accountId of new Set([...sessions.values()].map(({ act }) => act.accountId)))
      await database.within({ organisationId, accountId }, async (tx) => {
        const found = await tx
          .on<{ dmp_asks: { id: string; done_at: Date | null } }>()
          .selectFrom('dmp_asks')
          .select('id')
          .where('done_at', 'is', null)
          .orderBy('id')
          .execute();
        for (const { id } of found) rows.push({ organisationId, accountId, askId: id });
      });
    return { rows };
  }

  /** The same of the questions about all the records at once. */
  async function roundsWaiting({ database }: House): Promise<Record<string, string>[]> {
    const waiting: Record<string, string>[] = [];
    for (const accountId of new Set([...sessions.values()].map(({ act }) => act.accountId)))
      await database.within({ organisationId, accountId }, async (tx) => {
        const found = await tables(tx)
          .selectFrom('dmp_rounds')
          .select(['id', 'establishment_id'])
          .where('done_at', 'is', null)
          .execute();
        for (const { id, establishment_id } of found)
          waiting.push({ organisationId, accountId, establishmentId: establishment_id, roundId: id });
      });
    return waiting;
  }
}

function insKnown({ key, ins }: CastPerson): NonNullable<CastPerson['ins']> {
  if (!ins) throw new Error(`${key} has no INS`);
  return ins;
}

/** A document of Mauricette from the hospital, and the CDA it is made of. */
export function hospitalDocument(
  about: {
    type: string;
    title: string;
    at: string;
    classCode?: string;
    id?: string;
    setId?: string;
    version?: number;
  } & {
    replaces?: string;
    sections?: string;
    pdf?: string;
  },
) {
  const id = (about.id ?? randomUUID()).toUpperCase();
  const { type, title, at, classCode, ...letter } = about;
  return {
    uniqueId: id,
    title,
    type,
    at,
    ...(classCode ? { classCode } : {}),
    bytes: Buffer.from(receivedCda({ ...letter, id, type: [type, title] })),
  };
}

export const section = (code: string, title: string, text: string): string =>
  `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title><text><paragraph>${text}</paragraph></text></section></component>`;

export { establishmentId, organisationId };
