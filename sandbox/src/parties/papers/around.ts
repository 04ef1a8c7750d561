import type { NarrativeSection } from '@liane/vocabulary';
import { clinicalDocument, fileBody } from './frame.ts';
import { templates } from './markup.ts';
import type { Paper, PaperHead } from './paper.ts';
import { print } from './print.ts';

/** IHE XDS-SD: a header around a file (CDA digest §3), for types that have no structured model. */
const unstructured = templates('1.3.6.1.4.1.19376.1.2.20');

/** A paper in words alone, as a PDF inside a CDA R2 N1. */
export async function around(head: PaperHead, sections: NarrativeSection[]): Promise<Paper> {
  const pdf = await print(head, sections);
  return { head, cda: clinicalDocument(head, unstructured, fileBody(pdf)), pdf, narrative: sections };
}
