import type { Unstructured } from '../models/unstructured.ts';
import { clinicalDocument } from './document.ts';
import { timesOf } from './times.ts';
import type { WrittenDocument } from './written-document.ts';

/** IHE XDS-SD; then exactly three templateIds (CDA digest §1.2). */
const xdsScannedDocument = '1.3.6.1.4.1.19376.1.2.20';

/** A CDA R2 N1 around a PDF (CDA digest §3). Its narrative is the PDF itself, hence none here. */
export function writeUnstructured({ header, pdf }: Unstructured): WrittenDocument {
  const frame = { model: { root: xdsScannedDocument }, type: header.type };
  return { xml: clinicalDocument(header, frame, pdfBody(pdf), timesOf(header.timeZone)), narrative: [] };
}

export const pdfBody = (pdf: Uint8Array): string =>
  `<nonXMLBody><text mediaType="application/pdf" representation="B64">${Buffer.from(pdf).toString('base64')}</text></nonXMLBody>`;
