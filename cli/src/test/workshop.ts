import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a run of the tests may write: everything goes there and goes away with it. */
export interface Workshop {
  folder: string;
  env: NodeJS.ProcessEnv;
  next(): number;
  clean(): void;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'liane-test-'));
  // Started by root, PostgreSQL and Postfix work as users of their own, which cross it.
  chmodSync(folder, 0o711);
  let count = 0;
  return {
    folder,
    env: { ...process.env, TMPDIR: folder, NO_COLOR: '1', FORCE_COLOR: undefined },
    next: () => ++count,
    clean() {
      endDatabasesIn(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// A test killed in the middle may leave its PostgreSQL behind.
function endDatabasesIn(folder: string): void {
  for (const path of globSync('**/postmaster.pid', { cwd: folder })) {
    const pid = Number(readFileSync(join(folder, path), 'utf8').split('\n')[0]);
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}
