import { NotReissuable, readCda, reissueCda } from '@liane/cda';
import { civilDateIn, isInsOid } from '@liane/vocabulary';
import { birthPlaceName, type Person } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { patientOf } from './compose/index.ts';
import type { Document, FileKind } from './document.ts';
import { readFile } from './files.ts';
import { printed, printedPatient, type PrintedWords } from './print.ts';
import { judge, xmlFile, type RenderedFile } from './render.ts';
import { twinOf } from './twin.ts';
import type { Workshop } from './workshop.ts';

/** A validated version, the one that follows it, and what both print; the person as identified now. */
export interface Versions {
  former: Document;
  next: Document;
  person: Person;
  words: PrintedWords;
}

/**
 * Every form of the former under the identity of now; undefined when it bears an INS already, or was not written here.
 * Throws DocumentNotValid.
 */
export async function reissuedFiles(
  tx: Tx,
  act: Act,
  versions: Versions,
  workshop: Workshop,
): Promise<RenderedFile[] | undefined> {
  const { former, next, person, words } = versions;
  const { birthPlaceCode, birthDate } = person.traits;
  const patient = patientOf({ person, birthPlaceName: birthPlaceName(birthPlaceCode, birthDate), act });
  const pdf = await printed({
    ...words,
    patient: printedPatient(patient, civilDateIn(words.createdAt, words.timeZone)),
    version: next.version,
    reissuedAt: act.at,
  });
  const files: RenderedFile[] = [{ kind: 'pdf', bytes: pdf, mediaType: 'application/pdf' }];
  const cdas: string[] = [];
  for (const kind of former.files.filter(isCda)) {
    const { bytes } = await readFile(tx, act, former, kind, workshop.contents);
    if (readCda(bytes).header.patient.ids.some(({ root }) => isInsOid(root))) return undefined;
    const named = (id: string): { root: string } => ({ root: kind === 'n1' ? twinOf(id) : id });
    const xml = asOurs(() =>
      reissueCda(new TextDecoder().decode(bytes), {
        id: named(next.cdaId),
        version: next.version,
        replaces: { id: named(former.cdaId), version: former.version },
        title: former.title,
        createdAt: act.at,
        timeZone: words.timeZone,
        patient,
        pdf,
        newId: workshop.newId,
      }),
    );
    if (xml === undefined) return undefined;
    cdas.push(xml);
    files.push(xmlFile(kind, xml));
  }
  judge(cdas, workshop.environment);
  return files;
}

const isCda = (kind: FileKind): kind is 'n3' | 'n1' => kind === 'n3' || kind === 'n1';

function asOurs(written: () => string): string | undefined {
  try {
    return written();
  } catch (cause) {
    if (cause instanceof NotReissuable) return undefined;
    throw cause;
  }
}
