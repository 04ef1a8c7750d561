import { createHash, randomUUID } from 'node:crypto';
import { withoutAccents } from '@liane/vocabulary';
import type { DocumentEntry, SubmissionSet } from '@liane/xds';
import { escapeText } from '@liane/xml';
import { describeCda } from '../../../dmp/describe/entry.ts';
import { timeOf } from '../../../dmp/describe/header.ts';
import { writeMetadata } from './metadata.ts';
import { writeZip } from './zip.ts';

/** What a party of the town says of a sending. */
export interface Sending {
  /** OID of the lot. */
  uniqueId: string;
  at: Date;
  contact: string;
  title: string;
}

const folder = 'IHE_XDM/SUBSET01';
const source = '2.25.990003014';

/**
 * IHE_XDM.ZIP around CDA of one person (MSSanté digest 6 and 7). All of it is of the town's own hand, zip included: whoever receives it
 * meets what their own writers did not write.
 * @throws RegistryRefused when one is no CDA
 */
export function writeArchive(cdas: readonly Buffer[], sending: Sending): Buffer {
  const documents = cdas.map((cda, rank) => described(cda, rank + 1));
  const [first] = documents;
  if (!first) throw new Error('an archive holds at least one document');
  const set: SubmissionSet = {
    entryUuid: `urn:uuid:${randomUUID()}`,
    uniqueId: sending.uniqueId,
    sourceId: source,
    submissionTime: timeOf(sending.at),
    patientId: first.patientId,
    title: sending.title,
    comments: null,
    contentType: first.healthcareFacilityType,
    authors: first.authors.slice(0, 1),
    intendedRecipients: [],
    availabilityStatus: null,
  };
  return writeZip(
    [
      { path: `${folder}/METADATA.XML`, bytes: Buffer.from(writeMetadata(set, documents)) },
      ...cdas.map((bytes, rank) => ({ path: `${folder}/${nameOf(rank + 1)}`, bytes })),
      { path: 'README.TXT', bytes: Buffer.from(readme(sending, documents)) },
      { path: 'INDEX.HTM', bytes: Buffer.from(index(sending, documents)) },
    ],
    sending.at,
  );
}

/** Digest 6: the form of four digits circulates too; whoever reads takes the names from the slot `URI`. */
const nameOf = (rank: number): string => `DOC${String(rank).padStart(4, '0')}.XML`;

const described = (cda: Buffer, rank: number): DocumentEntry => ({
  ...describeCda(cda, []),
  entryUuid: `urn:uuid:${randomUUID()}`,
  uri: nameOf(rank),
  hash: createHash('sha1').update(cda).digest('hex').toUpperCase(),
});

const readme = ({ contact }: Sending, documents: readonly DocumentEntry[]): string =>
  [
    'Envoi de la ville (bac a sable)',
    `Contact : ${withoutAccents(contact).replaceAll(/[^\x20-\x7E]+/g, ' ')}`,
    `${documents.length} document(s), decrits par ${folder}/METADATA.XML`,
    '',
  ].join('\r\n');

const index = ({ contact, title }: Sending, documents: readonly DocumentEntry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.0//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic10.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">
<head><title>${escapeText(title)}</title></head>
<body>
<h1>${escapeText(contact)}</h1>
<ol>
${documents.map(({ uri, title: words }) => `<li><a href="${folder}/${uri ?? ''}">${escapeText(words)}</a></li>`).join('\n')}
</ol>
</body>
</html>
`;
