import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Connection } from '../reach-database.ts';
import type { KeptFile } from './frames.ts';
import { BackupAltered, KeysAlreadyThere } from './refusals.ts';

/** Signing and sealing keys of the server, and the heads of the sealed traces. */
const folders = ['keys', 'heads'];

/**
 * What the data folder holds beside the database, as it stood at the snapshot `client` reads: heads written since are left out,
 * since their seals are in no row of it.
 */
export async function readDataFiles(dataDir: string, client: Connection): Promise<KeptFile[]> {
  const { rows } = await client.query<{ id: string; last: number }>(
    'select organisation_id as id, max(number)::int as last from public.trace_seals group by 1',
  );
  const lastSeal = new Map(rows.map(({ id, last }) => [id, last]));
  const files: KeptFile[] = [];
  for (const folder of folders) {
    for (const name of existsSync(join(dataDir, folder)) ? (await readdir(join(dataDir, folder))).toSorted() : []) {
      const path = `${folder}/${name}`;
      if (!isOurs(path)) continue;
      const bytes = await readFile(join(dataDir, path));
      const kept =
        folder === 'heads' ? headsUntil(bytes.toString(), lastSeal.get(name.replace('.jsonl', '')) ?? 0) : bytes;
      files.push({ path, base64: Buffer.from(kept).toString('base64') });
    }
  }
  return files;
}

/** Throws KeysAlreadyThere when the folder holds another file under one of these names, BackupAltered when a name leads out of it. */
export async function checkDataFiles(dataDir: string, files: readonly KeptFile[]): Promise<void> {
  for (const { path, base64 } of files) {
    if (!isOurs(path)) throw new BackupAltered();
    const present = existsSync(join(dataDir, path)) ? await readFile(join(dataDir, path)) : undefined;
    if (present && !present.equals(Buffer.from(base64, 'base64'))) throw new KeysAlreadyThere(path);
  }
}

/** Puts them back, readable by this account alone, on the disk before it answers. */
export async function writeDataFiles(dataDir: string, files: readonly KeptFile[]): Promise<void> {
  for (const { path, base64 } of files) {
    await mkdir(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
    const file = await open(join(dataDir, path), 'w', 0o600);
    try {
      await file.writeFile(Buffer.from(base64, 'base64'));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

const isOurs = (path: string): boolean => /^(keys\/[a-z]+\.(pem|key)|heads\/[0-9a-f-]{36}\.jsonl)$/.test(path);

const headsUntil = (text: string, last: number): string =>
  text
    .split('\n')
    .filter((line) => numberOf(line) <= last)
    .map((line) => `${line}\n`)
    .join('');

/** A line cut by a crash was never relied upon. */
function numberOf(line: string): number {
  try {
    return (JSON.parse(line) as { number: number }).number;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
