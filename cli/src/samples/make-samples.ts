import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people as cast, professionals, type CastProfessional } from '@liane/cast';
import { migrations } from '@liane/server';
import { doctorsHere, whoActs, type AccessConfig } from '@liane/server/module/access';
import { composeSamples, type Sample } from '@liane/server/module/documents';
import { establishment } from '@liane/server/module/directory';
import { personById } from '@liane/server/module/identity';
import { currentStays } from '@liane/server/module/stays';
import { migrate, openDatabase, startEmbeddedPostgres, type Act, type Tx } from '@liane/server/platform';
import { loadCast, type LoadedPerson } from '../cast/load-cast.ts';
import { quietPlatform } from '../quiet-platform.ts';
import { applicativeMailboxOf } from './exchanges/lines.ts';
import type { Subject } from './exchanges/subject.ts';
import { writeExchanges } from './exchanges/write-exchanges.ts';
import { keepFile, write, type DocumentFile, type SampleFile } from './sample-file.ts';

export type { SampleFile } from './sample-file.ts';

/**
 * Writes every document the product can make of everybody in the cast, every message it exchanges about those whose identity is
 * qualified, and a manifest of them: from records kept in a database of its own, with services of its own, which go away with it.
 * @param exchangesOf keys of the cast whose messages are written; everybody when not said
 * @throws SamplesNotWritten, ExchangeCutShort
 */
export async function makeSamples(
  folder: string,
  { exchangesOf = () => true }: { exchangesOf?: (person: string) => boolean } = {},
): Promise<SampleFile[]> {
  const place = mkdtempSync(join(tmpdir(), 'liane-samples-'));
  const server = await startEmbeddedPostgres({ dataDir: place, durable: false });
  const database = openDatabase(server.url, { connections: 2 });
  try {
    await migrate(server.url, migrations);
    const platform = quietPlatform(database);
    const { people } = await loadCast(platform, { ...unusedConfig, dataDir: place }, { everyone: true });
    const written: SampleFile[] = [];
    const subjects: Subject[] = [];
    for (const loaded of people) {
      const act = { ...loaded.author, at: platform.now() };
      const { documents, subject } = await database.within(act, (tx) =>
        composeFor(tx, act, loaded, exchangesOf(loaded.key)),
      );
      for (const sample of documents) written.push(...(await writeSample(folder, loaded.key, sample)));
      if (subject) subjects.push(subject);
    }
    written.push(...(await writeExchanges(folder, subjects)));
    await write(join(folder, 'manifest.json'), Buffer.from(`${JSON.stringify(written, null, 2)}\n`));
    return written;
  } finally {
    await database.close();
    await server.stop();
    rmSync(place, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The documents of somebody, and all that their exchanges are made of when their identity is qualified. */
async function composeFor(
  tx: Tx,
  act: Act,
  { key, personId }: LoadedPerson,
  isExchanged: boolean,
): Promise<{ documents: Sample[]; subject: Subject | undefined }> {
  const composing = { needs: { professional: whoActs, doctorsHere }, environment: 'test' as const };
  const documents = await composeSamples(tx, act, personId, composing);
  if (!isExchanged || !documents.every(({ qualified }) => qualified)) return { documents, subject: undefined };
  const person = await personById(tx, act.organisationId, personId);
  const home = await establishment(tx, act.establishmentId);
  if (!person || !home) throw new TypeError(`${key} was loaded without a home`);
  const [stay] = await currentStays(tx, act.organisationId, personId);
  const subject = {
    key,
    person,
    home,
    stayKind: stay?.kind ?? null,
    mailbox: applicativeMailboxOf(home.finess) ?? null,
    professional: professionalAt(key),
    first: documents,
    second: await composeSamples(tx, act, personId, { ...composing, replacing: documents }),
  };
  return { documents, subject };
}

/** Whoever has an e-CPS and practises where that person lives; at the first place for those who live nowhere of ours. */
function professionalAt(personKey: string): CastProfessional {
  const home = cast.find(({ key }) => key === personKey)?.stay?.establishmentKey ?? 'tilleuls';
  const here = professionals.filter(
    ({ ecps, rpps, practices }) =>
      ecps === 'active' && rpps !== undefined && practices.some(({ establishmentKey }) => establishmentKey === home),
  );
  const found = here.find(({ professionCode }) => professionCode === '60') ?? here[0];
  if (!found) throw new TypeError(`nobody with an e-CPS practises at ${home}`);
  return found;
}

async function writeSample(
  folder: string,
  person: string,
  { model, title, qualified, fileName, files }: Sample,
): Promise<DocumentFile[]> {
  const written: DocumentFile[] = [];
  for (const { kind: form, bytes } of files) {
    const file = form === 'pdf' ? fileName : fileName.replace(/\.pdf$/, `_${form.toUpperCase()}.xml`);
    written.push(
      await keepFile(folder, { kind: 'document', file, person, model, title, form, qualified } as const, bytes),
    );
  }
  return written;
}

// Nobody signs in here.
const unusedConfig: Omit<AccessConfig, 'dataDir'> = {
  publicUrl: 'http://localhost',
  installationName: 'Exemples',
  demonstration: true,
  proSanteConnect: { discoveryUrl: 'http://localhost', clientId: 'unused', clientSecret: 'unused', sandbox: true },
};
