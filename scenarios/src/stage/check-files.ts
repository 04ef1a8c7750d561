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

/** Submits documents to `liane check`, as anybody would, all at once: a judge takes long to start. `qualified`: an INS is demanded. */
export async function checkFiles(
  files: readonly Uint8Array[],
  { qualified = false }: { qualified?: boolean } = {},
): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'liane-check-'));
  try {
    const paths = files.map((_, index) => join(folder, `document-${index + 1}.xml`));
    for (const [index, path] of paths.entries()) await writeFile(path, files[index] ?? '');
    const args = [liane, 'check', ...(qualified ? ['--ins'] : []), ...paths];
    return await new Promise((resolve) => {
      execFile(process.execPath, args, (error, output, complaint) =>
        resolve({ accepted: error === null, said: `${output}${complaint}` }),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
