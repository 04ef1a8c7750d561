import type { XmlElement } from '@liane/xml';
import { demand, every, fault } from '../rule.ts';
import type { Objection, Rule } from '../rule.ts';

/** CDA digest §3: what an unstructured body may carry. */
const bodyTypes = ['application/pdf', 'text/plain', 'image/jpeg', 'image/tiff', 'text/rtf'];

/** JDV_MediaType_ObservationMedia and what the DLU attaches. */
const attachmentTypes = [...bodyTypes, 'image/png', 'image/gif', 'text/xml'];

/** CDA digest §2.3 and §3: files inside the document, which the official rules do not look into. */
export const fileRules: Rule[] = [
  fault('file/media-type', '§2.3', ({ at, all }) => [
    ...every(
      at('component', 'nonXMLBody', 'text'),
      (text) => bodyTypes.includes(text.attribute('mediaType') ?? ''),
      'Le type du fichier encapsulé doit être un de ceux du CI-SIS (application/pdf…).',
    ),
    ...every(
      attachments(all),
      (value) => attachmentTypes.includes(value.attribute('mediaType') ?? ''),
      'Le type du fichier joint est inconnu.',
    ),
  ]),
  fault('file/representation', '§2.3', ({ at, all }) =>
    every(
      [...at('component', 'nonXMLBody', 'text'), ...attachments(all)],
      (file) => file.attribute('representation') === 'B64',
      'Un fichier encapsulé est écrit en base64 : representation="B64".',
    ),
  ),
  fault('file/base64', '§2.3', ({ at, all }) =>
    [...at('component', 'nonXMLBody', 'text'), ...attachments(all)].flatMap(base64Objections),
  ),
  fault('file/pdf', '§3', ({ at, all }) =>
    every(
      [...at('component', 'nonXMLBody', 'text'), ...attachments(all)].filter(
        (file) => file.attribute('mediaType') === 'application/pdf',
      ),
      (file) => Buffer.from(compact(file).slice(0, 12), 'base64').toString('latin1').startsWith('%PDF-'),
      "Le fichier annoncé comme PDF n'en est pas un.",
    ),
  ),
  fault('file/whole-pdf', '§3', ({ at, all }) =>
    every(
      [...at('component', 'nonXMLBody', 'text'), ...attachments(all)].filter(
        (file) => file.attribute('mediaType') === 'application/pdf',
      ),
      (file) => Buffer.from(compact(file).slice(-1400), 'base64').toString('latin1').includes('%%EOF'),
      'Le fichier PDF est coupé avant sa fin.',
    ),
  ),
];

/** Files of the entries; a value may also say that there is none. */
const attachments = (all: readonly XmlElement[]): XmlElement[] =>
  all
    .filter((element) => element.name === 'observationMedia')
    .flatMap((media) => media.childrenNamed('value'))
    .filter((value) => value.attribute('nullFlavor') === undefined);

const compact = (file: XmlElement): string => file.text().replaceAll(/[\s]/g, '');

/** RFC 4648 §4, with the line ends XML lets through; never a data URI (CDA digest §8.3). */
function base64Objections(file: XmlElement): Objection[] {
  const text = compact(file);
  return demand(
    text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text),
    file,
    "Le contenu du fichier n'est pas du base64.",
  );
}
