import { ahmed, camille, colette, mauricette, michelMartin, paulette, type CastPerson } from '@liane/cast';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { acceptInsi } from './accept-insi.ts';
import { askInsi } from './ask-insi.ts';
import { carryInquiry } from './carry-inquiry.ts';
import { createPerson } from './create-person.ts';
import { openInsi, type AsksInsi } from './insi.ts';
import type { Person } from './person.ts';
import { presentIdentity } from './present.ts';
import { recordProof } from './record-proof.ts';
import { settleStatus } from './change-status.ts';
import { identityTables } from './tables.ts';
import { openOffice, type Office } from './testing/office.ts';

let sandbox: RunningSandbox;
/** One organisation for each story, on one database: the people of the cast come in once each. */
let house: Office;
let office: Office;
let insi: AsksInsi;
const connect = (
  change: { idam?: string; sandbox?: boolean; certificatePem?: string; keyPem?: string } = {},
): AsksInsi =>
  openInsi({
    publicUrl: 'http://localhost:3000',
    insi: {
      url: sandbox.insiUrl,
      certificatePem: sandbox.certificates.insiManu.certPem,
      keyPem: sandbox.certificates.insiManu.keyPem,
      authoritiesPem: sandbox.certificates.caPem,
      idam: '1234567890',
      emitter: '1530000001',
      sandbox: true,
      timeoutMs: 1_000,
      ...change,
    },
  });

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  house = await openOffice(await freshDatabase(inject('postgres'), inject('template')));
  insi = connect();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  insi.close();
  await house.close();
  await sandbox.close();
});

async function arrives({ traits }: Pick<CastPerson, 'traits'>): Promise<Person> {
  office = house.elsewhere();
  return office.work((tx, act) => createPerson(tx, act, { id: uuidv7(), traits }));
}

async function ask(person: Person, kind: 'recuperation' | 'verification' = 'recuperation'): Promise<string> {
  const id = uuidv7();
  await office.work((tx, act) => askInsi(tx, act, person.id, { id, kind }));
  return id;
}

const carry = (inquiryId: string, through = insi) =>
  carryInquiry(
    office.platform,
    through,
  )({ organisationId: office.organisationId, accountId: office.act().accountId, inquiryId });

async function answerTo(person: Person, kind?: 'verification', through?: AsksInsi) {
  const id = await ask(person, kind);
  await carry(id, through);
  const shown = await office.work((tx) => presentIdentity(tx, office.organisationId, person.id));
  const inquiry = shown.inquiries.find((each) => each.id === id);
  if (!inquiry) throw new Error('the inquiry is not shown');
  return inquiry;
}

const accept = (person: Person, inquiryId: string) =>
  office.work((tx, act) => acceptInsi(tx, act, person.id, inquiryId));

describe('récupération', () => {
  test('INS/va1.52 Mauricette is found, and récupérée once her answer is accepted', async () => {
    const person = await arrives(mauricette);
    const inquiry = await answerTo(person);
    expect(inquiry).toMatchObject({
      state: 'found',
      todo: 'Tous les traits concordent : acceptez la réponse.',
      failure: null,
    });
    expect(await office.read(person.id)).toMatchObject({ status: 'provisoire', ins: null });
    expect(await accept(person, inquiry.id)).toMatchObject({
      status: 'recuperee',
      ins: mauricette.ins,
      traits: mauricette.traits,
    });
  });

  test('INS/va1.54 and qualifiée once her identity card is seen', async () => {
    const person = await arrives(mauricette);
    await accept(person, (await answerTo(person)).id);
    const seen = await office.work((tx, act) =>
      recordProof(tx, act, person.id, { id: uuidv7(), type: 'CN', checkedOn: '2026-09-01' }),
    );
    expect(seen.status).toBe('qualifiee');
  });

  test('given names are tried one a call, in order, until an answer other than 01', async () => {
    const inquiry = await answerTo(await arrives(colette));
    expect(inquiry.calls.map(({ givenName, withBirthPlace, answer }) => [givenName, withBirthPlace, answer])).toEqual([
      ['COLETTE', false, '01'],
      ['SIMONE', false, '00'],
    ]);
    expect(inquiry.state).toBe('found');
  });

  test('INS/va1.51 Colette’s first given name is not in the list returned: said beforehand, then refused', async () => {
    const person = await arrives(colette);
    const inquiry = await answerTo(person);
    expect(inquiry.comparison.find(({ trait }) => trait === 'firstBirthGivenName')).toMatchObject({
      ours: 'COLETTE',
      theirs: 'SIMONE',
      likelyCause: 'first-given-name-unknown',
    });
    expect(inquiry.todo).toMatch(/^Vérifiez le premier prénom sur l’acte de naissance/);
    await expect(accept(person, inquiry.id)).rejects.toMatchObject({ code: 'first-given-name-not-in-list' });
  });

  test('several at these traits: asked again with the birthplace', async () => {
    const inquiry = await answerTo(await arrives(michelMartin));
    expect(inquiry.calls.map(({ withBirthPlace, answer }) => [withBirthPlace, answer])).toEqual([
      [false, '02'],
      [true, '00'],
    ]);
    expect(inquiry.answer?.matricule).toBe(michelMartin.ins?.matricule);
  });

  test('several still, when the birthplace is another', async () => {
    const inquiry = await answerTo(await arrives({ traits: { ...michelMartin.traits, birthPlaceCode: '75056' } }));
    expect(inquiry).toMatchObject({ state: 'several', answer: null });
  });

  test('nobody at these traits: the identity keeps its status', async () => {
    const person = await arrives(paulette);
    expect(await answerTo(person)).toMatchObject({ state: 'nobody', answer: null });
    expect((await office.read(person.id)).status).toBe('provisoire');
  });

  test('INS/va1.28 Ahmed’s birth date has no day and no month: shown, never imported', async () => {
    const person = await arrives(ahmed);
    const inquiry = await answerTo(person);
    expect(inquiry).toMatchObject({ state: 'not-importable', answer: null });
    expect(inquiry.comparison.find(({ trait }) => trait === 'birthDate')).toMatchObject({
      theirs: '00/00/1940',
      likelyCause: 'lunar-date',
    });
    await expect(accept(person, inquiry.id)).rejects.toMatchObject({ code: 'answer-not-importable' });
  });

  test('Camille’s former matricule is kept for searches, never as the current one', async () => {
    const person = await arrives(camille);
    expect(await accept(person, (await answerTo(person)).id)).toMatchObject({
      ins: camille.ins,
      insHistory: camille.insHistory,
    });
  });

  test('INS/va1.38 INS/va1.35 each call is kept with its full answer, whatever it is', async () => {
    await answerTo(await arrives(colette));
    const calls = await office.work((tx) =>
      identityTables(tx).selectFrom('insi_calls').selectAll().orderBy('at').execute(),
    );
    expect(calls.map(({ operation, answer_code: code }) => [operation, code])).toEqual([
      ['recuperation', '01'],
      ['recuperation', '00'],
    ]);
    for (const { answer } of calls) {
      expect((answer as { request: string }).request).toContain('<insi:NomNaissance>BRUNEAU</insi:NomNaissance>');
      expect((answer as { answer: string }).answer).toContain('CodeCR');
    }
  });

  test('a call kept can be neither changed nor removed by the application', async () => {
    await answerTo(await arrives(paulette));
    await expect(
      office.work((tx) => sql`update insi_calls set answer_code = '00'`.execute(identityTables(tx))),
    ).rejects.toThrow(/permission denied/);
    await expect(office.work((tx) => sql`delete from insi_calls`.execute(identityTables(tx)))).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a test identity is not taken by an installation that is none', async () => {
    const real = connect({ sandbox: false });
    const inquiry = await answerTo(await arrives(mauricette), undefined, real);
    real.close();
    expect(inquiry).toMatchObject({
      state: 'not-importable',
      todo: expect.stringContaining('c’est une identité de test') as string,
    });
  });
});

describe('vérification', () => {
  async function recovered(cast: CastPerson): Promise<Person> {
    const person = await arrives(cast);
    return accept(person, (await answerTo(person)).id);
  }

  test('INS/va1.06 an INS confirmed stays, and the call is kept', async () => {
    const person = await recovered(mauricette);
    expect(await answerTo(person, 'verification')).toMatchObject({ state: 'confirmed', calls: [{ answer: '00' }] });
    expect(await office.read(person.id)).toMatchObject({ status: 'recuperee', ins: mauricette.ins });
  });

  test.each([
    [false, 'provisoire'],
    [true, 'validee'],
  ] as const)(
    'INS/va1.08 contradicted, the INS is removed and the status goes down (proof checked: %s)',
    async (proofChecked, status) => {
      const person = await recovered(mauricette);
      if (proofChecked)
        await office.work((tx, act) =>
          recordProof(tx, act, person.id, { id: uuidv7(), type: 'CN', checkedOn: '2026-09-01' }),
        );
      const before = await office.read(person.id);
      // Her INS with another one's matricule, as a mistaken base would hold it.
      const wrong = { ...before, ins: camille.ins ?? null };
      await office.work((tx, act) =>
        settleStatus(tx, act, before, wrong, { fromInsi: true, proofChecked }, 'Base reprise'),
      );
      expect(await answerTo(wrong, 'verification')).toMatchObject({ state: 'contradicted', calls: [{ answer: '01' }] });
      expect(await office.read(person.id)).toMatchObject({ status, ins: null });
    },
  );
});

describe('when INSi fails', () => {
  test.each([
    ['slow', 'insi-slow'],
    ['down', 'insi-unreachable'],
    ['rubbish', 'insi-unreadable'],
    ['cut', 'insi-unreachable'],
  ] as const)(
    '%s: the question waits for its next attempt, nothing else changes, and it ends well',
    async (kind, code) => {
      const person = await arrives(mauricette);
      sandbox.faults.set('insi', { kind, delayMs: 3_000 });
      const inquiry = await answerTo(person);
      expect(inquiry).toMatchObject({ state: 'waiting', failure: { code } });
      expect(inquiry.failure?.retryAt).toMatch(/^2026-09-01T08:/);
      expect(inquiry.calls).toMatchObject([{ answer: code }]);
      expect(await office.read(person.id)).toEqual(person);
      sandbox.faults.clear('insi');
      await carry(inquiry.id);
      expect(
        (await office.work((tx) => presentIdentity(tx, office.organisationId, person.id))).inquiries,
      ).toMatchObject([{ state: 'found', failure: null }]);
    },
  );

  test('refused: it is not asked again, and the message says what to do', async () => {
    const person = await arrives(mauricette);
    sandbox.faults.set('insi', { kind: 'refusal' });
    expect(await answerTo(person)).toMatchObject({
      state: 'failed',
      failure: {
        code: 'insi-refused-software',
        retryAt: null,
        message: expect.stringContaining('Prévenez votre administrateur') as string,
      },
    });
  });

  test('a certificate that does not read fails the question, not the server', async () => {
    const wrong = connect({ certificatePem: 'not a certificate' });
    expect(await answerTo(await arrives(mauricette), undefined, wrong)).toMatchObject({
      state: 'failed',
      failure: { code: 'insi-misconfigured' },
    });
  });

  test('the next attempts are further and further apart, then given up', async () => {
    const person = await arrives(mauricette);
    const down: AsksInsi = {
      find: () =>
        Promise.resolve({
          code: 'insi-unreachable',
          kept: { label: '' },
          failure: { code: 'insi-unreachable', message: 'INSi ne répond pas.', worthRetrying: true },
        }),
      verify: () => Promise.reject(new Error('not asked')),
      close: () => {},
    };
    const id = await ask(person);
    const states: string[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      await carry(id, down);
      const [inquiry] = (await office.work((tx) => presentIdentity(tx, office.organisationId, person.id))).inquiries;
      states.push(inquiry?.state ?? '');
    }
    expect(states).toEqual([...Array.from({ length: 9 }, () => 'waiting'), 'failed']);
  });

  test('carried twice, as after a kill, an inquiry is answered once', async () => {
    const person = await arrives(mauricette);
    const id = await ask(person);
    await Promise.all([carry(id), carry(id)]);
    await carry(id);
    expect((await office.work((tx) => presentIdentity(tx, office.organisationId, person.id))).inquiries).toMatchObject([
      { state: 'found' },
    ]);
  });

  test('the question is put with its act, or not at all', async () => {
    const person = await arrives(mauricette);
    await office
      .work(async (tx, act) => {
        await askInsi(tx, act, person.id, { id: uuidv7(), kind: 'recuperation' });
        throw new Error('the server dies here');
      })
      .catch(() => {});
    expect(await countJobs(office)).toBe(0);
    await ask(person);
    expect(await countJobs(office)).toBe(1);
  });
});

async function countJobs({ url, organisationId }: Office): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from graphile_worker._private_jobs where payload ->> 'organisationId' = $1`,
    [organisationId],
  );
  await client.end();
  return Number(rows[0]?.count);
}
