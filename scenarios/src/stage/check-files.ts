import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liane } from './world.ts';

/** What `liane check` says of a file. */
export interface Judgement {
  accepted: boolean;
  /** Its sentences. */
  said: string;
}

/** Submits a document to `liane check`, as anybody would. `qualified`: an INS is demanded. */
export async function checkFile(
  file: Uint8Array,
  { qualified = false }: { qualified?: boolean } = {},
): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'liane-check-'));
  try {
    const path = join(folder, 'document.xml');
    await writeFile(path, file);
    return await new Promise((resolve) => {
      execFile(process.execPath, [liane, 'check', ...(qualified ? ['--ins'] : []), path], (error, output, complaint) =>
        resolve({ accepted: error === null, said: `${output}${complaint}` }),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
