import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealRow } from './store.ts';

/** One line of `heads/<organisation>.jsonl`: what cannot be changed from inside the database. */
export interface Head {
  number: number;
  at: string;
  head: string;
  signature: string;
}

const folder = (dataDir: string): string => join(dataDir, 'heads');
const fileOf = (dataDir: string, organisationId: string): string => join(folder(dataDir), `${organisationId}.jsonl`);

/** Organisations that have a file of heads. */
export async function organisationsWithHeads(dataDir: string): Promise<string[]> {
  const names = await readdir(folder(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => /^([0-9a-f-]{36})\.jsonl$/.exec(name)?.[1] ?? []).toSorted();
}

/** The heads kept; `unreadable` counts the lines that are not one. A last line cut by a crash was never relied upon. */
export async function readHeads(
  dataDir: string,
  organisationId: string,
): Promise<{ heads: Head[]; unreadable: number }> {
  const lines = whole(await textOf(dataDir, organisationId))
    .split('\n')
    .filter(Boolean);
  const heads = lines.flatMap((line) => headOf(line) ?? []);
  return { heads, unreadable: lines.length - heads.length };
}

/** Writes down the seals that come after the last head, flushed to the disk before it answers. */
export async function addHeads(
  dataDir: string,
  organisationId: string,
  sealsAfter: (number: number) => Promise<SealRow[]>,
): Promise<void> {
  const { heads } = await readHeads(dataDir, organisationId);
  const seals = await sealsAfter(Math.max(0, ...heads.slice(-1).map(({ number }) => number)));
  if (seals.length === 0) return;
  await mkdir(folder(dataDir), { recursive: true, mode: 0o700 });
  const kept = Buffer.byteLength(whole(await textOf(dataDir, organisationId)));
  const file = await open(fileOf(dataDir, organisationId), 'a', 0o600);
  try {
    await file.truncate(kept);
    await file.appendFile(seals.map((seal) => `${JSON.stringify(lineOf(seal))}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

const lineOf = ({ number, at, head, signature }: SealRow): Head => ({ number, at: at.toISOString(), head, signature });

const whole = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

async function textOf(dataDir: string, organisationId: string): Promise<string> {
  return readFile(fileOf(dataDir, organisationId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

function headOf(line: string): Head | null {
  try {
    const { number, at, head, signature } = JSON.parse(line) as Partial<Record<keyof Head, unknown>>;
    if (
      typeof number !== 'number' ||
      typeof at !== 'string' ||
      typeof head !== 'string' ||
      typeof signature !== 'string'
    )
      return null;
    return { number, at, head, signature };
  } catch {
    return null;
  }
}
