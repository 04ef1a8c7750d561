import { withoutAccents } from '@liane/vocabulary';
import type { DocumentEntry } from '@liane/xds';

/** Who made the archive. */
export interface XdmProducer {
  software: string;
  version: string;
  /** Whom to call: a structure and its address. */
  contact: string;
}

/** README.TXT: ASCII, lines ended as on any machine (MSSanté digest 6). */
export function writeReadme({ software, version, contact }: XdmProducer, entries: readonly DocumentEntry[]): string {
  const lines = [
    'ARCHIVE IHE XDM',
    '',
    `Logiciel : ${software} ${version}`,
    `Contact  : ${contact}`,
    '',
    'Contenu',
    '  INDEX.HTM                       page a ouvrir dans un navigateur',
    '  IHE_XDM/SUBSET01/METADATA.XML   description des documents (ebRIM)',
    ...entries.map(({ uri, mimeType }) => `  IHE_XDM/SUBSET01/${uri ?? ''}   document (${mimeType})`),
    '',
    'Chaque document est un CDA R2. Un logiciel de dossier lit METADATA.XML et les classe.',
  ];
  return lines.map((line) => `${ascii(line)}\r\n`).join('');
}

const ascii = (text: string): string =>
  withoutAccents(text)
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[^\x20-\x7E]+/g, ' ');
