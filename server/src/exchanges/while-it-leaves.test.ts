import { setTimeout as wait } from 'node:timers/promises';
import { christiane, germaine, mauricette, roger, suzanne, type CastPerson } from '@liane/cast';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { erase } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { qualified } from '../documents/testing/qualified.ts';
import { uuidv7 } from '../platform/index.ts';
import { noticeArrived } from './notice-arrived.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const erased = (id: string) =>
  office.as((tx, act) => erase(tx, act, { id, deletionId: uuidv7(), why: 'Erreur de document' }));
const dueNow = (): void => void (office.clock.now = new Date(office.clock.now.getTime() + 61_000));
const onlyToDmp = { sending: { visibility: 'normal' as const, skipped: ['citizen'] } };
const inDmp = (who: CastPerson) => office.town.documentsOf(who).length;

describe('a gesture comes after the attempt has begun, and before that is kept', () => {
  let owner: pg.Client;
  beforeEach(async () => {
    owner = new pg.Client({ connectionString: office.house.url });
    await owner.connect();
  });
  afterEach(() => owner.end());

  const somebodyWaits = async () => {
    const { rows } = await owner.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(rows).toHaveLength(1);
  };

  /** The attempt goes on only once the gesture waits for it. */
  async function whileItBegins(personId: string, gesture: () => Promise<unknown>): Promise<void> {
    const { needs } = office.post;
    let done: Promise<unknown> = Promise.reject(new Error('the attempt did not begin'));
    done.catch(() => {});
    office.post.needs = {
      ...needs,
      mailboxPeopleRead: async (...asked) => {
        office.post.needs = needs;
        done = gesture();
        await vi.waitFor(somebodyWaits, { timeout: 20_000 });
        return needs.mailboxPeopleRead(...asked);
      },
    };
    await office.carry(await office.sending(personId, 'dmp'));
    await done;
  }

  test('SC.DMP.02.MS1 deleted: it is deleted from the DMP too, and nobody is told that it had not left', async () => {
    const personId = await office.moveIn(mauricette, { gp: null });
    const id = await office.validated(personId, 'dlu', onlyToDmp);
    dueNow();
    await whileItBegins(personId, () => erased(id));
    const [deletion, fed] = (await office.sendings(personId)).filter(({ channel }) => channel === 'dmp');
    expect(fed).toMatchObject({ kind: 'document', state: 'accepted', because: null });
    expect(deletion).toMatchObject({ kind: 'deletion', followsId: fed?.id });
    expect(inDmp(mauricette)).toBe(1);
    await office.after(61);
    expect(inDmp(mauricette)).toBe(0);
  });

  test('SC.MSS.20.MS1 replaced: the new version replaces it in the DMP, which keeps one', async () => {
    const personId = await office.moveIn(suzanne, { gp: null });
    const first = await office.validated(personId, 'dlu', onlyToDmp);
    dueNow();
    let second = '';
    await whileItBegins(personId, async () => (second = await office.validated(personId, 'dlu', onlyToDmp, first)));
    const fed = await office.sending(personId, 'dmp', first);
    expect(fed).toMatchObject({ state: 'accepted', because: null });
    await office.after(61);
    expect(await office.sending(personId, 'dmp', second)).toMatchObject({
      kind: 'replacement',
      followsId: fed.id,
      state: 'accepted',
    });
    expect(inDmp(suzanne)).toBe(1);
  });
});

test(
  'forty documents deleted around the beginning of their attempt: none stays in the DMP',
  { timeout: 300_000 },
  async () => {
    const personId = await office.moveIn(christiane, { gp: null });
    const ids: string[] = [];
    for (let n = 0; n < 40; n++) ids.push(await office.validated(personId, 'dlu', onlyToDmp));
    dueNow();
    for (const [n, id] of ids.entries()) {
      const sending = await office.sending(personId, 'dmp', id);
      await Promise.all([office.carry(sending), wait((n % 20) * 3).then(() => erased(id))]);
    }
    const planned = await office.sendings(personId);
    const ends = ids.map((id) =>
      planned
        .filter(({ channel, documentId }) => channel === 'dmp' && documentId === id)
        .map(({ kind, state, because }) => [kind, state, because ?? ''].join(' '))
        .join(', '),
    );
    for (const end of ends)
      expect(['document abandoned document-deleted', 'deletion waiting , document accepted ']).toContain(end);
    await vi.waitFor(
      async () => {
        await office.after(400);
        expect(inDmp(christiane)).toBe(0);
      },
      { timeout: 200_000 },
    );
  },
);

describe('INS/va1.60 the INS is withdrawn while it is under way', () => {
  const doubted = {
    because: 'ins-in-doubt',
    said: 'L’INS avec lequel il est parti est retiré.',
    todo: expect.stringContaining('supprimez le document'),
  };
  /** Of the page: what somebody has to look at. */
  const inDoubtHere = async () =>
    (await office.page()).rows.filter(({ because }) => because === doubted.because).length;

  test('the DMP keeps it all the same: somebody is told, and deleting takes it back', async () => {
    const personId = await office.moveIn(germaine, { gp: null });
    const id = await office.validated(personId, 'dlu', onlyToDmp);
    dueNow();
    office.town.dmpWire.hold();
    const attempt = office.carry(await office.sending(personId, 'dmp'));
    await vi.waitFor(async () => expect((await office.sending(personId, 'dmp')).attemptingSince).not.toBeNull(), {
      timeout: 20_000,
    });
    await qualified(office.house, personId, null);
    office.town.dmpWire.release();
    await attempt;
    expect(inDmp(germaine)).toBe(1);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted', ...doubted });
    expect(await inDoubtHere()).toBe(1);
    await erased(id);
    await office.after(61);
    expect(inDmp(germaine)).toBe(0);
    expect(await inDoubtHere()).toBe(0);
  });

  test('the person reads their message afterwards: the doubt stays', async () => {
    const personId = await office.moveIn(roger, { gp: null });
    await office.validated(personId);
    await office.after(61);
    await qualified(office.house, personId, null);
    const { messageId } = await office.sending(personId, 'citizen');
    const notice = { organisationId, messageId, outcome: 'displayed', said: '', at: office.clock.now } as const;
    await office.as((tx) => noticeArrived(tx, notice));
    expect(await office.sending(personId, 'citizen')).toMatchObject({ state: 'read', ...doubted });
    await qualified(office.house, personId, roger);
    expect(await office.sending(personId, 'citizen')).toMatchObject({ state: 'read', because: null });
  });
});
