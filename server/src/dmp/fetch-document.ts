import { sha1, type DocumentEntry } from '@liane/xds';
import { bounds } from './bounds.ts';
import { consulting, type Consultation, type Desk } from './consultation.ts';
import { keepReading, type ReadView } from './readings.ts';
import { viewOf } from './read-view.ts';
import { Stopped, stops } from './stopped.ts';

export interface Fetched {
  bytes: Buffer;
  view: ReadView;
}

/** TD3.2 of one document, held sealed until its hour. Throws Stopped, or what the connector throws. */
export async function fetchDocument(
  desk: Desk,
  consultation: Consultation,
  entry: DocumentEntry,
  keptFor: number = bounds.readingKept,
): Promise<Fetched> {
  const { platform, needs } = desk;
  const { ask, person, dmp, ins } = consultation;
  const { uniqueId, repositoryUniqueId, hash, title } = entry;
  const answers = await dmp.read(
    ins,
    [{ uniqueId, repositoryUniqueId: repositoryUniqueId ?? '' }],
    await consulting(desk, consultation),
  );
  const answer = answers.find((one) => one.uniqueId === uniqueId) ?? answers[0];
  if (!answer) throw stops.notThere();
  const { bytes } = answer;
  if (hash && sha1(bytes).toLowerCase() !== hash.toLowerCase()) throw altered();
  const view = viewOf(bytes, title, person);
  if (!view) throw unreadable();
  const readAt = platform.now();
  await platform.database.within(ask, (tx) =>
    keepReading(tx, ask, person.id, needs.seal, {
      uniqueId,
      view,
      bytes,
      readAt,
      until: new Date(readAt.getTime() + keptFor),
    }),
  );
  return { bytes, view };
}

const altered = () =>
  new Stopped({
    code: 'dmp-document-altered',
    message: 'Le document reçu n’est pas celui que le DMP annonce (empreinte différente) : il n’est pas montré.',
    worthRetrying: true,
  });

const unreadable = () =>
  new Stopped({
    code: 'dmp-document-unreadable',
    message: 'Ce document n’est pas un CDA lisible sans danger. Le DMP sur le Web peut peut-être l’ouvrir.',
    worthRetrying: false,
  });
