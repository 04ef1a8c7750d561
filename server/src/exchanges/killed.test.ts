import { fork, type ChildProcess } from 'node:child_process';
import { christiane, germaine } from '@liane/cast';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { qualified } from '../documents/testing/qualified.ts';
import type { ServerConfig } from '../platform/index.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
const children: ChildProcess[] = [];
beforeAll(async () => {
  office = await openPostOffice({ recallSeconds: 0 });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await office.close();
});

const patiently = { timeout: 90_000, interval: 100 };
const onlyToDmp = { visibility: 'normal' as const, skipped: ['citizen'] };

function startCarrier(): ChildProcess {
  const { dmp, mssante } = office.town;
  const child = fork(new URL('./testing/worker-process.ts', import.meta.url), [], { stdio: 'inherit' });
  const config: Partial<ServerConfig> = {
    ...office.post.config,
    dmp,
    mssante,
    recallSeconds: 0,
    databaseUrl: office.house.url,
  };
  child.send(config);
  children.push(child);
  return child;
}

test(
  'kill -9 between sending and acknowledgement: another process finishes it, and the DMP holds one copy',
  { timeout: 240_000 },
  async () => {
    const personId = await office.moveIn(christiane, { gp: null });
    const { town } = office;
    const { dmpWire } = town;
    dmpWire.hold(() => town.documentsOf(christiane).length > 0);
    await office.validated(personId, 'dlu', { sending: onlyToDmp });
    const first = startCarrier();
    await vi.waitFor(() => expect(town.documentsOf(christiane)).toHaveLength(1), patiently);
    expect((await office.sending(personId, 'dmp')).state).toBe('waiting');

    first.kill('SIGKILL');
    dmpWire.cut();
    dmpWire.release();
    startCarrier();
    await vi.waitFor(
      async () => expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted' }),
      patiently,
    );
    expect(town.documentsOf(christiane)).toHaveLength(1);
  },
);

test(
  'kill -9 in the middle of a reissue: nothing of it is kept, another process does it, once',
  { timeout: 240_000 },
  async () => {
    const personId = await office.moveIn(germaine, { qualified: false, gp: null });
    const versions = async () =>
      (await office.as((tx) => documentsOf(tx, organisationId, personId))).map(({ version }) => version);
    await office.validated(personId, 'dlu', { sending: onlyToDmp });
    // Whoever numbers a document waits here: the new version is written already, and not kept yet.
    const desk = new pg.Client(office.house.url);
    await desk.connect();
    await desk.query('begin');
    await desk.query('lock table document_numbers in exclusive mode');
    const waits = async () => {
      const { rows } = await desk.query(
        "select from pg_locks where not granted and relation = 'document_numbers'::regclass",
      );
      return rows.length;
    };
    await qualified(office.house, personId, germaine);
    const first = startCarrier();
    await vi.waitFor(async () => expect(await waits()).toBe(1), patiently);
    first.kill('SIGKILL');
    await vi.waitFor(() => expect(first.signalCode).toBe('SIGKILL'), patiently);
    await desk.query('rollback');
    await desk.end();
    expect(await versions()).toEqual([1]);

    startCarrier();
    await vi.waitFor(
      async () => expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted' }),
      patiently,
    );
    expect(await versions()).toEqual([2, 1]);
    expect(office.town.documentsOf(germaine)).toHaveLength(1);
  },
);
