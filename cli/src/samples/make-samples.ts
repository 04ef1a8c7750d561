import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@liane/server';
import { doctorsHere, whoActs, type AccessConfig } from '@liane/server/module/access';
import { composeSamples, type Sample } from '@liane/server/module/documents';
import { migrate, openDatabase, startEmbeddedPostgres } from '@liane/server/platform';
import { loadCast } from '../cast/load-cast.ts';
import { quietPlatform } from '../quiet-platform.ts';
import { SamplesNotWritten } from './refusals.ts';

/** One file of the manifest. */
export interface SampleFile {
  file: string;
  /** Key of the cast. */
  person: string;
  model: Sample['model'];
  title: string;
  form: Sample['files'][number]['kind'];
  /** Qualified identity: the matricule stands in it. */
  qualified: boolean;
  sha256: string;
}

/**
 * Writes every document the product can make of everybody in the cast, and a manifest of them: composed from records kept in a
 * database of its own, which goes away with it. Throws SamplesNotWritten.
 */
export async function makeSamples(folder: string): Promise<SampleFile[]> {
  const place = mkdtempSync(join(tmpdir(), 'liane-samples-'));
  const server = await startEmbeddedPostgres({ dataDir: place, durable: false });
  const database = openDatabase(server.url, { connections: 2 });
  try {
    await migrate(server.url, migrations);
    const platform = quietPlatform(database);
    const { people } = await loadCast(platform, { ...unusedConfig, dataDir: place }, { everyone: true });
    const written: SampleFile[] = [];
    for (const { key, personId, author } of people) {
      const act = { ...author, at: platform.now() };
      const samples = await database.within(act, (tx) =>
        composeSamples(tx, act, personId, { needs: { professional: whoActs, doctorsHere }, environment: 'test' }),
      );
      for (const sample of samples) written.push(...(await writeSample(folder, key, sample)));
    }
    await write(join(folder, 'manifest.json'), Buffer.from(`${JSON.stringify(written, null, 2)}\n`));
    return written;
  } finally {
    await database.close();
    await server.stop();
    rmSync(place, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function writeSample(
  folder: string,
  person: string,
  { model, title, qualified, fileName, files }: Sample,
): Promise<SampleFile[]> {
  const written: SampleFile[] = [];
  for (const { kind, bytes } of files) {
    const file = kind === 'pdf' ? fileName : fileName.replace(/\.pdf$/, `_${kind.toUpperCase()}.xml`);
    await write(join(folder, file), bytes);
    written.push({
      file,
      person,
      model,
      title,
      form: kind,
      qualified,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  return written;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw new SamplesNotWritten(path, error);
  }
}

// Nobody signs in here.
const unusedConfig: Omit<AccessConfig, 'dataDir'> = {
  publicUrl: 'http://localhost',
  installationName: 'Exemples',
  demonstration: true,
  proSanteConnect: { discoveryUrl: 'http://localhost', clientId: 'unused', clientSecret: 'unused', sandbox: true },
};
