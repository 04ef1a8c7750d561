import { xdmDocumentName } from '@liane/vocabulary';
import { instantOf, sha1, submissionOf, writeSubmitObjectsRequest } from '@liane/xds';
import type { DocumentEntry } from '@liane/xds';
import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { XdmArchive } from '../archive.ts';
import { ArchiveIncoherent } from '../errors.ts';
import { archiveFolder, firstSubset, metadataName } from '../layout.ts';
import { writeIndex } from './index-page.ts';
import { writeReadme, type XdmProducer } from './readme.ts';

/**
 * An IHE_XDM.ZIP (MSSanté digest 6 and 7). URI, hash and size of each entry are those of the file written, whatever the entry said.
 * The same archive gives the same bytes.
 * @throws ArchiveIncoherent when it holds no document, or those of several persons
 */
export function writeXdm({ submissionSet, documents }: XdmArchive, producer: XdmProducer): Buffer {
  if (documents.length === 0) throw new ArchiveIncoherent('elle ne contient aucun document');
  const persons = new Set([submissionSet.patientId, ...documents.map(({ entry }) => entry.patientId)]);
  if (persons.size > 1) throw new ArchiveIncoherent('elle réunirait les documents de plusieurs personnes');

  const filed = documents.map(({ entry, bytes }, rank) => ({ entry: asFiled(entry, bytes, rank + 1), bytes }));
  const entries = filed.map(({ entry }) => entry);
  const metadata = `<?xml version="1.0" encoding="UTF-8"?>\n${writeSubmitObjectsRequest(submissionOf(submissionSet, entries))}`;
  const files: Zippable = {
    'INDEX.HTM': text(writeIndex(submissionSet, entries)),
    'README.TXT': text(writeReadme(producer, entries)),
    [`${archiveFolder}/`]: new Uint8Array(),
    [`${firstSubset}/`]: new Uint8Array(),
    [`${firstSubset}/${metadataName}`]: text(metadata),
    ...Object.fromEntries(filed.map(({ entry, bytes }) => [`${firstSubset}/${entry.uri}`, bytes])),
  };
  return Buffer.from(zipSync(files, { level: 6, mtime: instantOf(submissionSet.submissionTime) ?? firstInstant }));
}

/** The first date a ZIP can write, away from any zone. */
const firstInstant = new Date('1980-01-02T00:00:00Z');

const asFiled = (entry: DocumentEntry, bytes: Buffer, rank: number) => ({
  ...entry,
  uri: xdmDocumentName(rank),
  hash: sha1(bytes),
  size: bytes.length,
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
