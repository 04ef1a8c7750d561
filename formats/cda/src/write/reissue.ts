import type { DocumentPatient } from '../models/patient.ts';
import type { Identifier } from '../models/people.ts';
import { birthplace, identifiers, namedAndBorn } from './header/record-target.ts';
import { replacedDocument } from './header/replaced-document.ts';
import { idElement } from './markup.ts';
import { place } from './section.ts';
import { documentCopy } from './sections/document-copy.ts';
import { timesOf } from './times.ts';
import { pdfBody } from './unstructured.ts';

/** What the next version of a document says of itself and of the usager; all the rest is what the former says. */
export interface Reissue {
  id: Identifier;
  version: number;
  /** The former, of the same series. */
  replaces: { id: Identifier; version: number };
  title: string;
  createdAt: Date;
  /** IANA zone the former is written in. */
  timeZone: string;
  /** As identified now. Their address, telephone and legal representatives stay as they were said. */
  patient: Omit<DocumentPatient, 'address' | 'telecoms'>;
  /** Printed again, since a print names the usager. */
  pdf: Uint8Array;
  newId: () => string;
}

/** The document is not one of those written here. */
export class NotReissuable extends Error {
  override readonly name = 'NotReissuable';
}

/**
 * The very words of a document of ours under another identity of its usager: version, identifiers, usager and PDF are written anew,
 * every other byte is the former's, its author and its signatory with their times (CDA digest §1.2, §1.3, §1.15).
 * @throws NotReissuable
 */
export function reissueCda(xml: string, reissue: Reissue): string {
  const [head, body] = parted(xml, '\n<component>');
  return headed(head, reissue) + printedAgain(body, reissue);
}

function headed(head: string, { id, version, createdAt, timeZone, patient, replaces }: Reissue): string {
  const { stamp } = timesOf(timeZone);
  return [
    [/<id [^>]*\/>/, idElement(id)],
    [/<effectiveTime value="[^"]*"\/>/, `<effectiveTime value="${stamp(createdAt)}"/>`],
    [/<versionNumber value="\d+"\/>/, `<versionNumber value="${version}"/>`],
    [/(?<=<patientRole>\n)(?:<id [^>]*\/>)+/, identifiers(patient)],
    [/(?<=<patient>\n)<name>.*?<birthTime [^>]*\/>/s, namedAndBorn(patient)],
    [/<birthplace>.*?<\/birthplace>/s, birthplace(patient)],
    [/(?:<relatedDocument .*<\/relatedDocument>\n)?(?=<componentOf>)/s, replacedDocument({ replaces })],
  ].reduce((text, [part, anew]) => swapped(text, part as RegExp, anew as string), head);
}

/** The PDF is the body of an unstructured document, and the last section of a structured one. */
function printedAgain(body: string, { pdf, title, createdAt, timeZone, newId }: Reissue): string {
  if (body.startsWith('\n<component><nonXMLBody>')) {
    const [, end] = parted(body, '</component>\n</ClinicalDocument>');
    return `\n<component>${pdfBody(pdf)}${end}`;
  }
  const at = body.lastIndexOf('\n<component><section>');
  const copy = body.slice(at);
  if (at === -1 || !copy.includes(documentCopy.code.code)) throw new NotReissuable('no copy of the document');
  const [, end] = parted(copy, '\n</structuredBody>');
  const section = place(documentCopy, { pdf, title, createdAt });
  return body.slice(0, at) + section.xml({ newId: () => newId().toUpperCase(), times: timesOf(timeZone) }) + end;
}

function parted(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new NotReissuable(`no ${mark.trim()}`);
  return [text.slice(0, at), text.slice(at)];
}

function swapped(text: string, part: RegExp, anew: string): string {
  if (!part.test(text)) throw new NotReissuable(`no ${part.source}`);
  return text.replace(part, () => anew);
}
