import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataFolderInUse, FolderNotWritable } from '../refusals.ts';

/** Makes the data folder, private to its owner, and takes it for this process. Returns what gives it back. */
export function takeDataFolder(folder: string): () => void {
  const mark = join(folder, 'liane.pid');
  try {
    make(folder);
    const holder = holderOf(mark);
    if (holder !== undefined) throw new DataFolderInUse(folder, holder);
    writeFileSync(mark, String(process.pid));
  } catch (error) {
    if (error instanceof DataFolderInUse) throw error;
    throw new FolderNotWritable(folder, error);
  }
  return () => rmSync(mark, { force: true });
}

// One level at a time: Node's recursive form never ends in a file system that refuses with ENOENT.
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

// The mark of a process killed without warning stays: it holds nothing any more.
function holderOf(mark: string): number | undefined {
  const pid = Number(textOf(mark));
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isLiane(pid) ? pid : undefined;
}

function isLiane(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const command = textOf(`/proc/${pid}/cmdline`);
  return command === '' || command.includes('cli/src/main.ts');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
