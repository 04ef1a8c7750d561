import { mauricette, mauricetteRecord, type CastPerson } from '@liane/cast';
import { pino } from 'pino';
import { authorIn } from '../../documents/testing/author.ts';
import { openHouse, organisationId, type House } from '../../documents/testing/house.ts';
import { carryReissue, databaseStore, type Model } from '../../documents/index.ts';
import { recordFact } from '../../facts/index.ts';
import { keptByCircle, type CircleContent } from '../../circle/index.ts';
import { uuidv7, type Act, type Platform, type ReplyOf, type Tx } from '../../platform/index.ts';
import { openNational, trustedSpaceOf } from '../../directory/index.ts';
import { carrySending } from '../carry.ts';
import type { exchanges } from '../contract.ts';
import { openDmpLine } from '../dmp.ts';
import { hearNews } from '../hear.ts';
import { list } from '../list.ts';
import { openMssanteLine } from '../mssante.ts';
import type { Post } from '../needs.ts';
import type { Sending } from '../sending.ts';
import { sendingsWhere } from '../store.ts';
import { openTown, type ExchangeTown } from './town.ts';

export const gpAddress = 'gerard.lemoine@medecin.mssante.fr';

/** Les Tilleuls with its outbox, the sandbox at the end of real sockets, and a clock that the test moves. */
export interface PostOffice {
  house: House;
  clock: { now: Date };
  town: ExchangeTown;
  post: Post;
  sendings(personId: string): Promise<Sending[]>;
  /** One of them. */
  sending(personId: string, channel: Sending['channel'], documentId?: string): Promise<Sending>;
  /** Moves the clock, and carries what is due then, as the worker would: in the order they were planned. */
  after(seconds: number): Promise<void>;
  /** Carries one, whatever its turn. */
  carry(sending: Sending): Promise<void>;
  /** Reissues a document, as the worker does when it is asked to. */
  reissue(documentId: string): Promise<void>;
  /** Writes and validates a document of somebody; answers its id. */
  validated(personId: string, model?: Model, more?: Parameters<Author['save']>[1], replaces?: string): Promise<string>;
  /** With a general practitioner, whose address may be unknown. */
  moveIn(who?: CastPerson, options?: { qualified?: boolean; gp?: string | null }): Promise<string>;
  as<T>(work: (tx: Tx, act: Act) => Promise<T>): Promise<T>;
  page(): Promise<ReplyOf<typeof exchanges.list>>;
  close(): Promise<void>;
}

type Author = ReturnType<typeof authorIn>;

interface Opening extends Partial<Pick<Post, 'recallSeconds'>> {
  /** False when a server put together by the test hears the news itself. */
  heard?: boolean;
}

export async function openPostOffice({ heard = true, ...options }: Opening = {}): Promise<PostOffice> {
  const clock = { now: new Date() };
  const house = await openHouse(clock);
  const town = await openTown();
  const post: Post = {
    needs: {
      professional: (tx, who) => house.workshop.needs.professional(tx, { ...house.act(), ...who }),
      contents: databaseStore,
      mailboxPeopleRead: () => Promise.resolve('soins@ehpad-tilleuls.mssante.fr'),
    },
    lines: { dmp: openDmpLine(town.dmp), mssante: openMssanteLine(town.mssante) },
    national: openNational({ ...town.sandbox.annuaire, sandbox: true }, trustedSpaceOf(town.mssante)),
    recallSeconds: 60,
    mailboxOf: (finess) => town.mssante.applicativeMailboxes[finess] ?? null,
    citizenDomain: town.mssante.citizenDomain,
    sourceId: town.dmp.sourceId,
    newId: () => uuidv7(clock.now),
    now: () => clock.now,
    config: {
      dmp: town.dmp,
      mssante: town.mssante,
      annuaire: { ...town.sandbox.annuaire, sandbox: true },
      insi: { url: '', certificatePem: '', keyPem: '', idam: '', emitter: '', sandbox: true },
    },
    ...options,
  };
  if (heard) hearNews(house.database.news, post);
  const platform: Platform = {
    database: house.database,
    now: () => clock.now,
    newId: () => uuidv7(clock.now),
    log: pino({ level: 'silent' }),
    live: { listen: () => () => {}, close: () => Promise.resolve() },
  };
  const carryOne = carrySending(platform, post);
  const carryReissues = carryReissue(platform, house.workshop);
  const as = <T>(work: (tx: Tx, act: Act) => Promise<T>): Promise<T> => house.as(house.act(), work);
  const sendings = (personId: string) => as((tx) => sendingsWhere(tx, organisationId, { personId }));
  const reissueAsked = async () => {
    const held = await as((tx) => sendingsWhere(tx, organisationId, { states: ['held'], because: ['being-reissued'] }));
    for (const documentId of new Set(held.map((sending) => sending.documentId ?? '')))
      await carryReissues({ organisationId, accountId: house.act().accountId, documentId });
  };
  const carry = (sending: Sending) => carryOne({ organisationId, accountId: sending.byAccount, sendingId: sending.id });
  return {
    house,
    clock,
    town,
    post,
    as,
    sendings,
    carry,
    reissue: (documentId) => carryReissues({ organisationId, accountId: house.act().accountId, documentId }),
    sending: async (personId, channel, documentId) => {
      const [found] = (await sendings(personId)).filter(
        (each) => each.channel === channel && (documentId === undefined || each.documentId === documentId),
      );
      if (!found) throw new Error(`nothing was planned by ${channel}`);
      return found;
    },
    after: async (seconds) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
      const due = await as((tx) => sendingsWhere(tx, organisationId, { states: ['waiting', 'held'] }));
      for (const each of due.toReversed()) if (each.nextAt !== null && each.nextAt <= clock.now) await carry(each);
      await reissueAsked();
    },
    validated: async (personId, model = 'dlu', more = {}, replaces) => {
      const nurse = authorIn(house, house.act());
      const { document } = await nurse.begin(personId, model, replaces ?? null);
      await nurse.save(document.id, {
        ...(model === 'transfer-sheet' ? { freeTexts: { reason: 'Chute' } } : {}),
        ...more,
      });
      await nurse.validate(document.id);
      return document.id;
    },
    moveIn: async (who = mauricette, { qualified = true, gp = gpAddress } = {}) => {
      const { treatingDoctorKey: _none, ...record } = mauricetteRecord;
      const personId = await house.moveIn(who, { qualified, record });
      const practitioner: CircleContent = {
        kind: 'care-professional',
        role: 'gp',
        familyName: 'Lemoine',
        givenName: 'Gérard',
        ...(gp === null ? {} : { mssanteAddress: gp }),
      };
      await as((tx, act) =>
        recordFact(tx, act, keptByCircle, { id: uuidv7(), personId, occurredAt: act.at, content: practitioner }),
      );
      return personId;
    },
    page: () => as((tx, act) => list(tx, act, post)),
    close: async () => {
      await house.close();
      await town.close();
    },
  };
}
