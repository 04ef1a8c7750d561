import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { organisationId } from '../../documents/testing/house.ts';
import type { Dying } from './dying-worker.ts';
import type { MailRoom } from './mail-room.ts';

/** Each worker starts from nothing: what it reads of our code is compiled once for all. */
const compiled = join(tmpdir(), 'liane-compiled');

/**
 * A worker of its own fetches and reads the mailbox of the software, until it is killed at its nth transaction.
 * @returns false when it ended by itself, having no such transaction
 */
export async function worksUntil(room: MailRoom, at: number, when: Dying['when']): Promise<boolean> {
  const { mssante } = room.town;
  const dying: Dying = {
    databaseUrl: await room.databaseUrl(),
    mssante,
    organisationId,
    mailboxId: room.software.id,
    at,
    when,
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('dying-worker.ts', import.meta.url))], {
    env: { ...process.env, DYING: JSON.stringify(dying), NODE_OPTIONS: '', NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('exit', (ended, by) => resolve([ended, by]));
  });
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the worker failed: ${code} ${signal}`);
  return signal === 'SIGKILL';
}
