import { openMssante, readMessage } from '@liane/connector-mssante';
import { tokenWithoutBrowser, startSandbox, type RunningSandbox } from '@liane/sandbox';
import { mauricette, mauricetteRecord, tilleulsNurse, type CastPerson } from '@liane/cast';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { openOrganisation } from '../../access/index.ts';
import { databaseStore } from '../../documents/index.ts';
import { establishmentId, openHouse, organisationId, type House } from '../../documents/testing/house.ts';
import type { Act, ReplyOf, Tx } from '../../platform/index.ts';
import { connectionOf, uuidv7 } from '../../platform/index.ts';
import type { messaging } from '../contract.ts';
import { fetchMailbox } from '../fetch-mailbox.ts';
import { openListening } from '../listening.ts';
import { listMailboxes } from '../list-mailboxes.ts';
import { listMessages } from '../list-messages.ts';
import { addHolders, addMailbox, mailboxById, type Mailbox } from '../mailboxes.ts';
import type { Notice } from '../needs.ts';
import { openOperator, type Connector } from '../operator.ts';
import { readableMailboxes } from '../reach.ts';
import { readWaiting } from '../read-waiting.ts';
import { sendAnswers } from '../send-answers.ts';
import { sendLetters } from '../send-letters.ts';
import { changeSettings } from '../settings.ts';
import { viewMessage } from '../view-message.ts';
import type { Workshop } from '../workshop.ts';

const client = { clientId: 'essai', clientSecret: 'secret-d-essai', redirectUris: ['http://localhost/retour'] };

export const softwareAddress = 'dui@ehpad-tilleuls.mssante.fr';
export const teamAddress = 'soins@ehpad-tilleuls.mssante.fr';
export const nurseAddress = 'aurelie.besnard@ehpad-tilleuls.mssante.fr';

/** Les Tilleuls, its mailboxes, and the operator of the town behind real sockets. */
export interface MailRoom {
  town: RunningSandbox;
  house: House;
  workshop: Workshop;
  clock: { now: Date };
  software: Mailbox;
  team: Mailbox;
  nurse: Act;
  /** The nurse is signed in with Pro Santé Connect, or not any more. */
  signedIn: boolean;
  /** Notices about what another module sent. */
  noticed: Notice[];
  /** The ways out that a person refuses, as exchanges lends them. */
  refused: Map<string, ReadonlySet<string>>;
  within<T>(work: (tx: Tx, act: Act) => Promise<T>): Promise<T>;
  mailbox(id: string): Promise<Mailbox>;
  /** A mailbox of the establishment; the nurse holds it, unless it is that of the software. */
  declare(kind: Mailbox['kind'], address: string): Promise<Mailbox>;
  /** Drops a message in a mailbox of the town, as its operator received it. */
  drop(bytes: Buffer, address?: string): Promise<void>;
  /** Messages that a mailbox of the town holds. */
  held(address: string): Promise<{ subject: string; messageId: string | null; bytes: string }[]>;
  /** One turn of the worker on a mailbox: fetch, read, answer, send. */
  turn(mailbox?: Mailbox): Promise<void>;
  list(
    which?: 'all' | 'to-read' | 'to-file' | 'aside',
    unitId?: string | null,
  ): Promise<ReplyOf<typeof messaging.messages>['rows']>;
  mailboxes(): Promise<ReplyOf<typeof messaging.mailboxes>['mailboxes']>;
  /** The last message, as its reader shows it. */
  view(id?: string): Promise<ReplyOf<typeof messaging.message>>;
  moveIn(person?: CastPerson, options?: Parameters<House['moveIn']>[1]): Promise<string>;
  filesByItself(): Promise<void>;
  /** Of the database of this room, for another process. */
  databaseUrl(): Promise<string>;
  /** Keys of what the worker was asked to do since the last time. */
  planned(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openMailRoom(connector: Partial<Connector> = {}): Promise<MailRoom> {
  const town = await startSandbox({ port: 0, clients: [client] });
  const clock = { now: new Date() };
  const house = await openHouse(clock);
  const nurse = house.act();
  await house.as(nurse, (tx, { at }) =>
    openOrganisation(tx, at, { id: organisationId, name: 'Les Deux Rives', finessJuridique: '990001018', siren: null }),
  );
  const token = await tokenWithoutBrowser(town.url, client, tilleulsNurse.key);
  const noticed: Notice[] = [];
  const refused: MailRoom['refused'] = new Map();
  const operator = openOperator({ mssante: { ...town.mssante } }, { openMssante, readMessage, ...connector });
  const workshop: Workshop = {
    platform: {
      database: house.database,
      now: () => clock.now,
      newId: () => uuidv7(),
      log: pino({ level: 'silent' }),
    },
    needs: {
      holderToken: async (_organisation, accounts, refusedTokens) =>
        room.signedIn && accounts.includes(nurse.accountId) && !refusedTokens.has(token)
          ? { accountId: nurse.accountId, accessToken: token }
          : null,
      noticeArrived: async (_tx, notice) => {
        noticed.push(notice);
        return false;
      },
      refusedBy: async (_tx, _organisation, person) => refused.get(person) ?? new Set(),
      doorkeeper: house.workshop.needs.doorkeeper,
    },
    contents: databaseStore,
    operator,
    listening: openListening(),
  };
  const within = <T>(work: (tx: Tx, act: Act) => Promise<T>): Promise<T> => house.as(nurse, work);
  const mailbox = (id: string): Promise<Mailbox> => within((tx) => mailboxById(tx, organisationId, id));
  const declare: MailRoom['declare'] = async (kind, address) => {
    const id = uuidv7();
    await within(async (tx) => {
      await addMailbox(tx, organisationId, {
        id,
        establishment_id: establishmentId,
        unit_id: null,
        kind,
        address,
        display_name: 'EHPAD Les Tilleuls',
      });
      if (kind !== 'APP') await addHolders(tx, organisationId, id, [nurse.accountId]);
    });
    return mailbox(id);
  };
  const list: MailRoom['list'] = (which = 'all', unitId = null) =>
    within(async (tx, act) => {
      const ids = (await readableMailboxes(tx, act)).map(({ id }) => id);
      return (await listMessages(tx, act, ids, { mailboxId: null, unitId, which, text: '', after: null })).rows;
    });
  const desk = (address: string): string =>
    `${town.url}/sandbox/mssante/mailboxes/${encodeURIComponent(address)}/messages`;
  const databaseUrl = async (): Promise<string> => {
    const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name');
    const url = new URL(inject('postgres'));
    url.pathname = rows[0]?.name ?? '';
    return url.toString();
  };
  const room: MailRoom = {
    databaseUrl,
    town,
    house,
    workshop,
    clock,
    software: await declare('APP', softwareAddress),
    team: await declare('ORG', teamAddress),
    nurse,
    signedIn: true,
    noticed,
    refused,
    within,
    mailbox,
    declare,
    drop: async (bytes, address = softwareAddress) => {
      const dropped = await fetch(desk(address), {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822' },
        body: new Uint8Array(bytes),
      });
      if (dropped.status !== 201) throw new Error(`the town did not take it: ${dropped.status}`);
    },
    held: async (address) => {
      const { messages } = (await (await fetch(desk(address))).json()) as {
        messages: { uid: number; subject: string; messageId: string | null }[];
      };
      return Promise.all(
        messages.map(async (one) => ({ ...one, bytes: await (await fetch(`${desk(address)}/${one.uid}`)).text() })),
      );
    },
    turn: async (turned = room.software) => {
      const payload = { organisationId, mailboxId: turned.id };
      await fetchMailbox(workshop)(payload);
      await readWaiting(workshop)(payload);
      await sendAnswers(workshop)(payload);
      await sendLetters(workshop)(payload);
    },
    list,
    mailboxes: () => within(async (tx, act) => (await listMailboxes(tx, act, workshop)).mailboxes),
    view: async (id) => {
      const asked = id ?? (await list())[0]?.id;
      if (asked === undefined) throw new Error('no message arrived');
      return within((tx, act) => viewMessage(tx, act, asked, workshop));
    },
    moveIn: (person = mauricette, options = { record: mauricetteRecord }) => house.moveIn(person, options),
    filesByItself: async () => {
      await within((tx, act) => changeSettings(tx, act, { filesByItself: true }));
    },
    planned: async () => {
      const owner = new pg.Client(connectionOf(await databaseUrl()));
      await owner.connect();
      try {
        const jobs = await owner.query<{ key: string }>('select key from graphile_worker.jobs where key is not null');
        await owner.query('delete from graphile_worker._private_jobs');
        return jobs.rows.map(({ key }) => key);
      } finally {
        await owner.end();
      }
    },
    close: async () => {
      await workshop.listening.close();
      await operator?.mssante.close();
      await house.close();
      await town.close();
    },
  };
  return room;
}
