import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CliRefusal, FileUnreadable } from '../refusals.ts';
import { quoted, readFrames, type Closing, type Frame, type KeptFile, type Opening } from './frames.ts';
import { BackupAltered } from './refusals.ts';
import { unseal } from './seal.ts';

/** What an authentic backup holds, its rows left out. */
export interface Contents {
  opening: Opening;
  files: KeptFile[];
  closing: Closing;
}

/** The frames of a backup, each authentic when it is given. Throws FileUnreadable and what `unseal` throws. */
export async function* framesOf(file: string, passphrase: string): AsyncGenerator<Frame> {
  const sealed = createReadStream(file, { highWaterMark: 256 * 1024 });
  const opened = Readable.from(unseal(sealed as AsyncIterable<Buffer>, passphrase), { objectMode: false });
  const plain = opened.pipe(createGunzip());
  opened.on('error', (error) => plain.destroy(error));
  try {
    yield* readFrames(plain as AsyncIterable<Buffer>);
  } catch (error) {
    if (error instanceof CliRefusal) throw error;
    if (error instanceof Error && 'syscall' in error) throw new FileUnreadable(file, error);
    throw new BackupAltered(error);
  } finally {
    plain.destroy();
    opened.destroy();
    sealed.destroy();
  }
}

/** Reads a backup from end to end without keeping its rows. Throws what `framesOf` throws, and BackupAltered when it does not hold what it says. */
export async function readContents(file: string, passphrase: string): Promise<Contents> {
  let opening: Opening | undefined;
  let closing: Closing | undefined;
  const files: KeptFile[] = [];
  const found = new Map<string, Hash>();
  let rows: Hash | undefined;
  for await (const frame of framesOf(file, passphrase)) {
    if (closing) throw new BackupAltered();
    if (frame.kind === 'opening') opening = frame.opening;
    else if (frame.kind === 'file') files.push(frame.file);
    else if (frame.kind === 'table') found.set(frame.table, (rows = createHash('sha256')));
    else if (frame.kind === 'rows') rows?.update(frame.bytes);
    else closing = frame.closing;
  }
  if (!opening || !closing) throw new BackupAltered();
  const same = closing.tables.every(({ table, sha256 }) => found.get(table)?.digest('hex') === sha256);
  const whole = opening.tables.every((table) => found.has(quoted(table))) && found.size === closing.tables.length;
  if (!same || !whole) throw new BackupAltered();
  return { opening, files, closing };
}
