import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mauricette } from '@liane/cast';
import { migrations } from '@liane/server';
import {
  accessModule,
  organisations,
  openOrganisation,
  verifyTraces,
  type AccessConfig,
} from '@liane/server/module/access';
import { workplaces } from '@liane/server/module/directory';
import { createPerson } from '@liane/server/module/identity';
import {
  migrate,
  openDatabase,
  startEmbeddedPostgres,
  uuidv7,
  type Database,
  type EmbeddedPostgres,
} from '@liane/server/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quietPlatform } from '../quiet-platform.ts';
import { asOwner } from '../reach-database.ts';
import { backUp } from './back-up.ts';
import { quoted } from './frames.ts';
import { readContents } from './read-backup.ts';
import { openingSize } from './seal.ts';
import { restoreBackup } from './restore-backup.ts';
import { tablesOf } from './tables.ts';

const place = mkdtempSync(join(tmpdir(), 'liane-backup-'));
const passphrase = 'trois bûches de châtaignier';
const dataDir = join(place, 'data');
const organisationId = uuidv7();
const accountId = uuidv7();
let server: EmbeddedPostgres;
let database: Database;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir, durable: false });
  await migrate(server.url, migrations);
  database = openDatabase(server.url, { connections: 6 });
  await database.within({ organisationId, accountId }, (tx) =>
    openOrganisation(tx, new Date(), {
      id: organisationId,
      name: 'Les « Bruyères »\t\\N',
      finessJuridique: '990001018',
      siren: null,
    }),
  );
  // Bytes that do not shrink: the backup has several blocks.
  await database.within({ organisationId, accountId }, (tx) =>
    tx
      .on<Written>()
      .insertInto('document_contents')
      .values(
        [1, 2, 3].map((sha256) => ({
          organisation_id: organisationId,
          sha256,
          bytes: randomBytes(300_000),
          kept_at: new Date(),
        })),
      )
      .execute(),
  );
  for (let round = 0; round < 200; round++) await writeOnce();
  // Its names are kept by a trigger, in a table that is backed up too.
  const author = { at: new Date(), accountId, who: 'Zoé Nguyễn', organisationId };
  await database.within(author, (tx) => createPerson(tx, author, { id: uuidv7(), traits: mauricette.traits }));
});

afterAll(async () => {
  await database.close();
  await server.stop();
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
});

/** One transaction writes in two tables: no consistent snapshot ever holds one without the other. */
async function writeOnce(): Promise<void> {
  const id = uuidv7();
  await database.within({ organisationId, accountId }, async (tx) => {
    await tx
      .on<Written>()
      .insertInto('facts')
      .values({
        organisation_id: organisationId,
        id,
        fact_id: id,
        person_id: uuidv7(),
        module: 'health',
        kind: 'event',
        version: 1,
        series: true,
        content: JSON.stringify({ kind: 'event', label: 'Chute', text: 'L’« œil »\n\t\\ et 🜁' }),
        occurred_at: new Date(),
        recorded_at: new Date(),
        by_account: accountId,
        by_name: 'Zoé Nguyễn',
        by_role: 'infirmier',
        establishment_id: accountId,
        state: 'current',
      })
      .execute();
    await tx
      .on<Written>()
      .insertInto('traces')
      .values({
        organisation_id: organisationId,
        id,
        at: new Date(),
        account_id: accountId,
        who: 'Zoé Nguyễn',
        role: 'infirmier',
        establishment_id: accountId,
        establishment: 'Les Bruyères',
        act: 'health.record',
        from_where: '192.0.2.7',
        signed_in_with: 'passkey',
        session_id: accountId,
      })
      .execute();
  });
}

interface Written {
  facts: Record<string, unknown>;
  traces: Record<string, unknown>;
  document_contents: Record<string, unknown>;
}

const asked = (file: string) => ({
  databaseUrl: server.url,
  dataDir,
  file,
  passphrase,
  version: '0.1.0',
  now: new Date(),
});

async function emptyDatabase(name: string): Promise<string> {
  await asOwner(server.url, (client) => client.query(`create database ${name}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Every row of every table as text, hashed in an order of its own: nothing here is shared with the code that copies. */
const fingerprint = (url: string): Promise<Record<string, string>> =>
  asOwner(url, async (client) => {
    const found: Record<string, string> = {};
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${quoted(table)} t order by 1`);
      found[table.name] = `${rows.length} ${createHash('sha256')
        .update(rows.map(({ row }) => row).join('\n'))
        .digest('hex')}`;
    }
    return found;
  });

describe('a backup', () => {
  const file = join(place, 'quiet.liane');

  test('restores to an identical record, its counters and its files', async () => {
    const before = await fingerprint(server.url);
    await backUp(asked(file));
    const url = await emptyDatabase('restored');
    const folder = join(place, 'restored');
    const { rows } = await restoreBackup({ databaseUrl: url, dataDir: folder, file, passphrase });
    expect(rows).toBeGreaterThan(400);
    expect(await fingerprint(url)).toEqual(before);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('does not say a word of the record', () => {
    expect(readFileSync(file).includes('Zoé')).toBe(false);
    expect(readFileSync(file).includes('facts')).toBe(false);
  });

  test('does not write over another', async () => {
    await expect(backUp(asked(file))).rejects.toMatchObject({ code: 'backup-already-there' });
  });

  test('leaves nothing behind where it cannot be written', async () => {
    await expect(backUp(asked('/proc/liane.backup'))).rejects.toMatchObject({ code: 'backup-not-written' });
  });

  test('only goes into an empty database', async () => {
    await expect(restoreBackup({ databaseUrl: server.url, dataDir, file, passphrase })).rejects.toMatchObject({
      code: 'database-not-empty',
    });
  });

  test('is one instant, while others write', async () => {
    const ending = new AbortController();
    let written = 0;
    const writers = Array.from({ length: 4 }, async () => {
      for (; !ending.signal.aborted; written++) await writeOnce();
    });
    const underLoad = join(place, 'load.liane');
    await expect.poll(() => written).toBeGreaterThan(20);
    const atStart = written;
    await backUp(asked(underLoad));
    const atEnd = written;
    ending.abort();
    await Promise.all(writers);
    expect(atEnd).toBeGreaterThan(atStart);

    const url = await emptyDatabase('loaded');
    await restoreBackup({ databaseUrl: url, dataDir: join(place, 'loaded'), file: underLoad, passphrase });
    const rowsOf = (from: string, table: string) =>
      asOwner(
        from,
        async (client) =>
          new Set(
            (await client.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.map(({ row }) => row),
          ),
      );
    const idsOf = (from: string, table: string) =>
      asOwner(from, async (client) =>
        (await client.query<{ id: string }>(`select id from ${table} order by id`)).rows.map(({ id }) => id),
      );
    // Facts and traces written together came back together.
    expect(await idsOf(url, 'facts')).toEqual(await idsOf(url, 'traces'));
    expect((await idsOf(url, 'facts')).length).toBeGreaterThanOrEqual(200 + atStart);
    for (const table of ['facts', 'traces']) {
      const source = await rowsOf(server.url, table);
      expect([...(await rowsOf(url, table))].filter((row) => !source.has(row))).toEqual([]);
    }
  });

  test('keeps the seals of the traces verifiable', async () => {
    const sealed = join(place, 'sealed.liane');
    await sealTraces();
    await backUp(asked(sealed));
    await writeOnce();
    await sealTraces();
    const url = await emptyDatabase('sealed');
    const folder = join(place, 'sealed');
    await restoreBackup({ databaseUrl: url, dataDir: folder, file: sealed, passphrase });
    const report = await verifyTraces(url, folder);
    expect(report.organisations[0]).toMatchObject({ faults: [], waiting: 0 });
    expect(report.organisations[0]?.seals).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'keys/traces.pem'))).toBe(true);
  });
});

/** The task of the worker, as the server runs it each minute. */
async function sealTraces(): Promise<void> {
  const config: AccessConfig = {
    publicUrl: 'http://localhost',
    dataDir,
    installationName: 'Essai',
    demonstration: true,
    proSanteConnect: { discoveryUrl: 'http://localhost', clientId: 'liane', clientSecret: 'x', sandbox: true },
  };
  const seals = accessModule(quietPlatform(database), config, { workplaces }).tasks?.['access:seal'];
  if (!seals) throw new Error('the task that seals has another name');
  await seals({});
}

describe('what is not the backup that was made is refused before anything is written', () => {
  const good = join(place, 'good.liane');
  const bad = join(place, 'bad.liane');
  let url: string;

  beforeAll(async () => {
    await backUp(asked(good));
    url = await emptyDatabase('untouched');
  });

  const restored = (file: string, key = passphrase) =>
    restoreBackup({ databaseUrl: url, dataDir: join(place, 'untouched'), file, passphrase: key });

  async function nothingWritten(): Promise<void> {
    expect(await asOwner(url, tablesOf)).toEqual([]);
    expect(existsSync(join(place, 'untouched'))).toBe(false);
  }

  test('another key', async () => {
    await expect(restored(good, 'trois bûches de chêne')).rejects.toMatchObject({ code: 'wrong-backup-key' });
    await nothingWritten();
  });

  test.each([0, 1, 20, openingSize, openingSize + 3, openingSize + 500, -1, -40])('cut at %i', async (at) => {
    cpSync(good, bad);
    truncateSync(bad, at < 0 ? statSync(good).size + at : at);
    await expect(restored(bad)).rejects.toMatchObject({ code: at === 0 ? 'not-a-backup' : 'backup-truncated' });
    await nothingWritten();
  });

  test.each([
    [3, 'not-a-backup'],
    [25, 'wrong-backup-key'],
    [openingSize, 'backup-altered'],
    [openingSize + 4, 'backup-altered'],
    [openingSize + 5000, 'backup-altered'],
    [-1, 'backup-altered'],
  ])('one bit changed at %i: %s', async (at, code) => {
    const bytes = readFileSync(good);
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(bad, bytes);
    await expect(restored(bad)).rejects.toMatchObject({ code });
    await nothingWritten();
  });

  test('a block left out, two blocks exchanged, something added', async () => {
    const bytes = readFileSync(good);
    const blocks: Buffer[] = [];
    for (let at = openingSize; at < bytes.length;) {
      const size = 4 + (bytes.readUInt32BE(at) & 0x7fffffff);
      blocks.push(bytes.subarray(at, at + size));
      at += size;
    }
    const opening = bytes.subarray(0, openingSize);
    expect(blocks.length).toBeGreaterThan(2);
    const [first, second, ...rest] = blocks as [Buffer, Buffer, ...Buffer[]];
    for (const forged of [
      [second, ...rest],
      [second, first, ...rest],
      [...blocks, Buffer.from([0])],
      [...blocks, first],
    ]) {
      writeFileSync(bad, Buffer.concat([opening, ...forged]));
      await expect(restored(bad)).rejects.toMatchObject({ code: 'backup-altered' });
    }
    await nothingWritten();
  });

  test('a file that is no backup, and none', async () => {
    writeFileSync(bad, 'Bonjour');
    await expect(restored(bad)).rejects.toMatchObject({ code: 'not-a-backup' });
    await expect(restored(join(place, 'none'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await nothingWritten();
  });

  test('the good one still goes in', async () => {
    await expect(restored(good)).resolves.toMatchObject({
      tables: (await readContents(good, passphrase)).closing.tables.length,
    });
  });
});

test('the organisations are there', async () => {
  expect(await database.outside(organisations)).toHaveLength(1);
});
