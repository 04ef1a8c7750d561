import { mkdir, open, readFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** What happened to the mailboxes, in order. Replaying it gives their state again. */
export type Happening =
  | {
      kind: 'kept';
      mailbox: string;
      folder: string;
      uid: number;
      message: string;
      size: number;
      at: string;
      flags: string[];
    }
  | { kind: 'flagged'; mailbox: string; folder: string; uid: number; flags: string[] }
  | { kind: 'expunged'; mailbox: string; folder: string; uid: number }
  | { kind: 'folder'; mailbox: string; folder: string; uidValidity: number }
  | { kind: 'unfoldered'; mailbox: string; folder: string }
  | { kind: 'settings'; mailbox: string; settings: MailboxSettings };

/** What may be changed in a mailbox from the town hall. */
export interface MailboxSettings {
  /** `none`: the person has no Mon espace santé. */
  state: 'open' | 'closed' | 'none';
  full: boolean;
  forwardsTo: string | null;
}

/** Where messages and what happened to them are written. */
export interface Ledger {
  /** What was written before this start. */
  past: readonly Happening[][];
  /** Writes a message; resolves once it is on disk. */
  keep(bytes: Buffer): Promise<string>;
  read(message: string): Promise<Buffer>;
  /** Writes what happened as one line: all of it or nothing. */
  write(happenings: Happening[]): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A ledger in memory: gone with the process. */
export function ledgerInMemory(): Ledger {
  const messages = new Map<string, Buffer>();
  return {
    past: [],
    async keep(bytes) {
      const message = randomUUID();
      messages.set(message, bytes);
      return message;
    },
    read: async (message) => messages.get(message) ?? Buffer.alloc(0),
    write: async () => undefined,
    clear: async () => messages.clear(),
    close: async () => undefined,
  };
}

/**
 * A folder of messages that only grows, and a file that tells what happened to them, one line an act.
 * @throws the error of the system when the folder cannot be written.
 */
export async function ledgerInFolder(folder: string): Promise<Ledger> {
  const messages = join(folder, 'messages');
  const path = join(folder, 'ledger.ndjson');
  await mkdir(messages, { recursive: true, mode: 0o700 });
  const written = await readFile(path, 'utf8').catch(() => '');
  const past = readLines(written);
  let file: FileHandle = await open(path, 'a', 0o600);
  let last: Promise<void> = Promise.resolve();
  // What follows a line cut by a sudden end must not be read with it.
  let waiting: string[] = written === '' || written.endsWith('\n') ? [] : ['\n'];

  // Acts that arrive while the disk works leave together, with one wait.
  const flush = async () => {
    const lines = waiting.join('');
    waiting = [];
    if (lines === '') return;
    await file.appendFile(lines);
    await file.datasync();
  };
  return {
    past,
    async keep(bytes) {
      const message = randomUUID();
      const written = await open(join(messages, `${message}.eml`), 'wx', 0o600);
      try {
        await written.writeFile(bytes);
        await written.datasync();
      } finally {
        await written.close();
      }
      return message;
    },
    read: (message) => readFile(join(messages, `${message}.eml`)),
    async write(happenings) {
      waiting.push(`${JSON.stringify(happenings)}\n`);
      last = last.catch(() => undefined).then(flush);
      await last;
    },
    async clear() {
      await last.catch(() => undefined);
      await file.close();
      await rm(path, { force: true });
      await rm(messages, { recursive: true, force: true });
      await mkdir(messages, { recursive: true, mode: 0o700 });
      file = await open(path, 'a', 0o600);
    },
    async close() {
      await last.catch(() => undefined);
      await file.close();
    },
  };
}

/** A line cut by a sudden end was never acknowledged: it did not happen. */
function readLines(text: string): Happening[][] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Happening[]];
    } catch {
      return [];
    }
  });
}
