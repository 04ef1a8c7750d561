import { readXml, XmlRefused } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { readCx, readRegistryObjects, sha1, XdsRefused } from '@liane/xds';
import type { DocumentEntry, SubmissionSet, XdsContent } from '@liane/xds';
import type { ArchivedDocument, ReadXdm } from '../archive.ts';
import {
  DocumentMissing,
  HashDiffers,
  MetadataMissing,
  MetadataUnreadable,
  PathRefused,
  SeveralPersons,
  SizeDiffers,
  SubmissionSetMissing,
} from '../errors.ts';
import { isMetadata } from '../layout.ts';
import { withDefaults } from '../limits.ts';
import type { XdmLimits } from '../limits.ts';
import { openFiles } from './entries.ts';
import type { Files } from './entries.ts';

/**
 * Reads an archive somebody sent. Documents are found by the URI METADATA.XML gives, never by a pattern; INDEX.HTM and
 * README.TXT are neither demanded nor read. Whether the person is known, and what the CDA says, is left to the receiver.
 * @throws XdmRefused and nothing else
 */
export async function readXdm(bytes: Buffer, limits: XdmLimits = {}): Promise<ReadXdm> {
  const files = await openFiles(bytes, withDefaults(limits));
  const metadataPaths = files.paths.filter(isMetadata).toSorted();
  if (metadataPaths.length === 0) throw new MetadataMissing();

  const submissionSets: SubmissionSet[] = [];
  const documents: ArchivedDocument[] = [];
  for (const path of metadataPaths) {
    const content = await contentOf(files, path);
    submissionSets.push(onlySet(content));
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const entry of content.documents) documents.push(await documentOf(files, folder, entry));
  }

  const [submissionSet] = submissionSets;
  if (submissionSet === undefined) throw new SubmissionSetMissing(0);
  refuseSeveralPersons(submissionSets, documents);
  return { submissionSet, submissionSets, documents };
}

async function contentOf(files: Files, path: string): Promise<XdsContent> {
  const bytes = await files.read(path);
  if (bytes === undefined) throw new MetadataMissing();
  try {
    return readRegistryObjects(listIn(readXml(bytes)));
  } catch (cause) {
    if (cause instanceof XmlRefused || cause instanceof XdsRefused) throw new MetadataUnreadable(cause);
    throw cause;
  }
}

/** Some wrap the request once more; the list is what matters. */
const listIn = (root: XmlElement): XmlElement => root.descendants('RegistryObjectList')[0] ?? root;

function onlySet({ submissionSets }: XdsContent): SubmissionSet {
  const [set, ...others] = submissionSets;
  if (set === undefined || others.length > 0) throw new SubmissionSetMissing(submissionSets.length);
  return set;
}

async function documentOf(files: Files, folder: string, entry: DocumentEntry): Promise<ArchivedDocument> {
  if (entry.uri === null) throw new DocumentMissing(null);
  const bytes = await files.read(`${folder}/${relative(entry.uri)}`);
  if (bytes === undefined) throw new DocumentMissing(entry.uri);
  if (entry.size !== null && entry.size !== bytes.length) throw new SizeDiffers(entry.uri, entry.size, bytes.length);
  if (entry.hash !== null && entry.hash.toLowerCase() !== sha1(bytes)) throw new HashDiffers(entry.uri);
  return { entry, bytes };
}

/** ITI TF-3 4.2.3.2.25: relative to the folder of METADATA.XML, and never out of it. */
function relative(uri: string): string {
  const path = uri.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.split('/').includes('..'))
    throw new PathRefused(uri);
  return path;
}

/** An entry that names nobody is judged by its receiver; two that name different people are not read. */
function refuseSeveralPersons(sets: readonly SubmissionSet[], documents: readonly ArchivedDocument[]): void {
  const named = [...sets, ...documents.map(({ entry }) => entry)].map(({ patientId }) => patientId.trim());
  if (new Set(named.filter((cx) => cx !== '').map(personOf)).size > 1) throw new SeveralPersons();
}

/** A trailing birth date or the like does not make somebody else (national digest 3.5). */
const personOf = (cx: string): string => {
  const read = readCx(cx);
  return read === undefined ? cx : `${read.id}|${read.authority}`;
};
