import { escapeText } from '@liane/xml';
import type { Coded } from '@liane/vocabulary';
import { loinc } from '../../codes/code-systems.ts';
import { codedAttributes, codeElement, freshId, templateIds } from '../markup.ts';
import { simpleObservation } from './simple-observation.ts';

/** A file inside the document; `time` is an HL7 stamp, `mediaId` the ID of the media, unique in the document. */
export interface AttachedDocument {
  /** A code of the checklist, or words when no code fits: value sets judge every coded type (CDA digest §4.3). */
  type: Coded | string;
  anchor: string;
  time: string | undefined;
  mediaId: string;
  pdf: Uint8Array | undefined;
}

/** Document attaché (CDA digest §4.2): a type, and the PDF, or none when nothing is attached. */
export const attachedDocumentEntry = (document: AttachedDocument, newId: () => string): string =>
  `<organizer classCode="CLUSTER" moodCode="EVN">${templateIds(['1.2.250.1.213.1.1.3.18'])}${freshId(newId)}
${codeElement(loinc('55107-7', 'Document attaché'))}<statusCode code="completed"/>
<effectiveTime ${document.time ? `value="${document.time}"` : 'nullFlavor="NAV"'}/>
<component>${documentType(document, newId)}</component>
<component><observationMedia classCode="OBS" moodCode="EVN" ID="${document.mediaId}">${media(document.pdf)}</observationMedia></component></organizer>`;

const documentType = ({ type, anchor, time }: AttachedDocument, newId: () => string): string =>
  simpleObservation(
    {
      code: loinc('69764-9', 'Type de document'),
      anchor,
      time,
      value:
        typeof type === 'string'
          ? `<value xsi:type="ST">${escapeText(type)}</value>`
          : `<value xsi:type="CD"${codedAttributes(type)}/>`,
      alsoTemplates: ['1.2.250.1.213.1.1.3.48.18'],
    },
    newId,
  );

const media = (pdf: Uint8Array | undefined): string =>
  pdf
    ? `<value mediaType="application/pdf" representation="B64">${Buffer.from(pdf).toString('base64')}</value>`
    : '<value nullFlavor="NA"/>';
