import type { FhirBinaryInput } from '@liane/fhir';
import { readFile, type FileKind } from '../../documents/index.ts';
import { gone, notFound } from '../fhir-problem.ts';
import { keptPersons } from '../same-person.ts';
import type { Asking } from '../served-resource.ts';
import { changedAt, documentOrNone, isLent } from './document-reference.ts';

export interface FoundBinary {
  input: FhirBinaryInput;
  personId: string;
}

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(n3|n1|pdf|cda)$/;

/** The bytes of one file of a document, `<document>.<file>`. Throws 404, or 410 once the document is deleted. */
export async function readBinary(asking: Asking, id: string): Promise<FoundBinary> {
  const [, documentId, file] = shape.exec(id) ?? [];
  if (documentId === undefined || file === undefined) throw notFound();
  const [document] = await documentOrNone(asking, documentId);
  if (!document || !isLent(document)) throw notFound();
  if (document.deleted) throw gone();
  if (!document.files.some((kind) => kind === file)) throw notFound();
  const { bytes, mediaType } = await readFile(
    asking.tx,
    asking.caller.act,
    document,
    file as FileKind,
    asking.needs.contents,
  );
  const person = (await keptPersons(asking, [document.personId])).get(document.personId);
  if (!person) throw notFound();
  const lastUpdated = changedAt(document);
  return {
    input: { id, version: String(lastUpdated.getTime()), lastUpdated, contentType: mediaType, bytes, documentId },
    personId: person.id,
  };
}
