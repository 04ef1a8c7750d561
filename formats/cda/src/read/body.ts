import type { XmlElement } from '@liane/xml';
import { codeOf } from './datatypes.ts';
import type { ReadAttachment, ReadBody, ReadFile, ReadSection } from './document.ts';
import { fileOf } from './file.ts';
import { narrativeBlocks } from './narrative.ts';
import { collapse, filled, note, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** §4.1: the section that carries a PDF of the document itself. */
const pdfCopySection = '55108-5';
/** §4.2: code of the observation that names an attached document. */
const attachmentType = '69764-9';

/** Body of level 1 (§3) or 3 (§4); a document without body is still shown. */
export function bodyOf(document: XmlElement, reading: Reading): ReadBody {
  const component = document.child('component');
  const unstructured = component?.child('nonXMLBody');
  if (unstructured !== undefined) {
    const file = fileOf(unstructured.child('text'));
    if (file.refusal !== undefined) note(reading, 'nonXMLBody', file.refusal);
    return { level: 'N1', file };
  }
  const structured = component?.child('structuredBody');
  if (structured === undefined) {
    note(reading, 'component', "Le document n'a pas de contenu.");
    return { level: 'none' };
  }
  const attachments: ReadAttachment[] = [];
  const sections = sectionsOf(structured, attachments, reading);
  return { level: 'N3', sections, pdfCopy: pdfCopyAmong(attachments), attachments };
}

function sectionsOf(parent: XmlElement, attachments: ReadAttachment[], reading: Reading): ReadSection[] {
  return parent
    .childrenNamed('component')
    .flatMap((component) => component.childrenNamed('section'))
    .map((section) => sectionOf(section, attachments, reading));
}

function sectionOf(section: XmlElement, attachments: ReadAttachment[], reading: Reading): ReadSection {
  const code = codeOf(section.child('code'), reading);
  const text = section.child('text');
  for (const entry of section.childrenNamed('entry'))
    collectAttachments(entry, code?.code, undefined, attachments, reading);
  return {
    code,
    templateIds: section.childrenNamed('templateId').flatMap((each) => each.attribute('root') ?? []),
    title: filled(collapse(section.child('title')?.allText() ?? '')) ?? code?.display ?? 'Section sans titre',
    blocks: text === undefined ? [] : narrativeBlocks(text),
    sections: sectionsOf(section, attachments, reading),
  };
}

function collectAttachments(
  element: XmlElement,
  section: string | undefined,
  title: string | undefined,
  attachments: ReadAttachment[],
  reading: Reading,
): void {
  for (const child of element.children) {
    // « Aucun document joint » is written as a media without value: there is no file to miss.
    if (child.name === 'observationMedia' && child.child('value')?.attribute('nullFlavor') !== undefined) continue;
    if (child.name === 'observationMedia') attachments.push(attachmentOf(child, section, title, reading));
    else
      collectAttachments(
        child,
        section,
        child.name === 'organizer' ? titleOf(child, reading) : title,
        attachments,
        reading,
      );
  }
}

function attachmentOf(
  media: XmlElement,
  section: string | undefined,
  title: string | undefined,
  reading: Reading,
): ReadAttachment {
  const file = fileOf(media.child('value'));
  const id = media.attribute('ID');
  if (file.refusal !== undefined) note(reading, `observationMedia ${id ?? ''}`.trim(), file.refusal);
  return { ...file, id, section, title };
}

/** Name of an attached document (e.18): value of its type observation, else the words its text refers to. */
function titleOf(organizer: XmlElement, reading: Reading): string | undefined {
  const observation = organizer
    .childrenNamed('component')
    .flatMap((each) => each.childrenNamed('observation'))
    .find((each) => each.child('code')?.attribute('code') === attachmentType);
  const value = codeOf(observation?.child('value'), reading);
  return value?.originalText ?? value?.display ?? wordsOf(observation?.child('text'), reading);
}

const pdfCopyAmong = (attachments: ReadAttachment[]): ReadFile | undefined =>
  attachments.find(
    (each) => each.section === pdfCopySection && each.mediaType === 'application/pdf' && each.refusal === undefined,
  );
