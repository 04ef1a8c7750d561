import type { StrictTraits } from '@liane/vocabulary';
import { pino } from 'pino';
import { openDatabase, openLive, uuidv7, type Act, type Platform, type Tx } from '../../platform/index.ts';
import { createPerson } from '../create-person.ts';
import { personById } from '../store.ts';
import type { Person } from '../person.ts';

/** An admission office on a database of its own: each act a second after the one before. */
export interface Office {
  platform: Platform;
  /** As the owner of the database: what the wall hides. */
  url: string;
  organisationId: string;
  act(): Act;
  /** Works in a transaction of the organisation, with the act of that second. */
  work<T>(work: (tx: Tx, act: Act) => Promise<T>): Promise<T>;
  create(traits?: Partial<StrictTraits>): Promise<Person>;
  read(id: string): Promise<Person>;
  /** Another organisation on the same database. */
  elsewhere(): Office;
  close(): Promise<void>;
}

export const durand: StrictTraits = {
  birthFamilyName: 'DURAND',
  firstBirthGivenName: 'MAURICETTE',
  birthGivenNames: 'MAURICETTE JEANNE',
  birthDate: '1938-03-12',
  sex: 'F',
  birthPlaceCode: '35238',
};

/** `database` is a fresh one, dropped when the office closes. */
export async function openOffice(database: { url: string; drop(): Promise<void> }): Promise<Office> {
  const opened = openDatabase(database.url, { connections: 4 });
  let seconds = 0;
  const now = (): Date => new Date(Date.UTC(2026, 8, 1, 8, 0, seconds++));
  const live = openLive(opened, database.url);
  const platform: Platform = { database: opened, live, log: pino({ level: 'silent' }), now, newId: () => uuidv7() };
  const close = async (): Promise<void> => {
    await live.close();
    await opened.close();
    await database.drop();
  };
  return officeOf(platform, database.url, close);
}

function officeOf(platform: Platform, url: string, close: () => Promise<void>): Office {
  const organisationId = uuidv7();
  const accountId = uuidv7();
  const act = (): Act => ({
    at: platform.now(),
    accountId,
    sessionId: uuidv7(),
    who: 'Josiane Lebrun',
    practiceId: uuidv7(),
    organisationId,
    establishmentId: uuidv7(),
    establishmentName: 'Les Tilleuls',
    role: 'administratif',
    isAdministrator: false,
    from: 'test',
    signedInWith: 'passkey',
  });
  const work: Office['work'] = (job) => platform.database.within({ organisationId, accountId }, (tx) => job(tx, act()));
  return {
    platform,
    url,
    organisationId,
    act,
    work,
    create: (traits = {}) => {
      const all = { ...durand, ...traits };
      if (traits.firstBirthGivenName && !traits.birthGivenNames) all.birthGivenNames = traits.firstBirthGivenName;
      return work((tx, who) => createPerson(tx, who, { id: uuidv7(), traits: all }));
    },
    read: async (id) => {
      const person = await work((tx) => personById(tx, organisationId, id));
      if (!person) throw new Error('nobody by that id');
      return person;
    },
    elsewhere: () => officeOf(platform, url, close),
    close,
  };
}
