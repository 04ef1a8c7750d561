import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { asOwner } from '../reach-database.ts';
import { BackupAlreadyThere, BackupNotWritten } from './refusals.ts';
import { seal } from './seal.ts';
import { snapshot, type Summary } from './snapshot.ts';

export interface Asked {
  databaseUrl: string;
  dataDir: string;
  /** Absolute. */
  file: string;
  passphrase: string;
  version: string;
  now: Date;
}

/**
 * One consistent snapshot of an installation, encrypted, in one file that appears once whole and on the disk.
 * Throws BackupAlreadyThere, BackupNotWritten.
 */
export async function backUp({ databaseUrl, dataDir, file, passphrase, version, now }: Asked): Promise<Summary> {
  if (existsSync(file)) throw new BackupAlreadyThere(file);
  const partial = `${file}.partial`;
  let summary: Summary = { tables: 0, rows: 0 };
  try {
    await asOwner(databaseUrl, async (client) => {
      const plain = Readable.from(snapshot(client, { dataDir, version, now, told: (said) => (summary = said) }), {
        objectMode: false,
      });
      await pipeline(
        plain,
        createGzip({ level: 4 }),
        (zipped: AsyncIterable<Buffer>) => seal(zipped, passphrase),
        createWriteStream(partial, { mode: 0o600, flush: true }),
      );
    });
    await rename(partial, file);
    await flushFolder(dirname(file));
    return summary;
  } catch (error) {
    rmSync(partial, { force: true });
    throw isOfTheDisk(error) ? new BackupNotWritten(file, error) : error;
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isOfTheDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'path' in error;
