import { fork, type ChildProcess } from 'node:child_process';
import { christiane } from '@liane/cast';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
