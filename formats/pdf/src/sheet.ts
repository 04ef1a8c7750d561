import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import TaggedPdf from 'pdfkit';
import type { PrintableDocument } from './printable.ts';

type StructureElement = ReturnType<PDFKit.PDFDocument['struct']>;

/** The document being drawn and the element of its structure that receives what is drawn. */
export interface Sheet {
  pdf: PDFKit.PDFDocument;
  parent: StructureElement;
}

/** A4 in points. The top margin leaves the running head its place. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 48, top: 72, bottom: 60 } as const;
export const contentWidth = page.width - page.left - page.right;
export const contentBottom = page.height - page.bottom;

/** Colours are opaque: PDF/A-1 forbids transparency (ISO 19005-1 §6.4). */
export const ink = {
  text: '#1b2430',
  soft: '#56616f',
  accent: '#0b5c6b',
  rule: '#c9d1da',
  tint: '#f2f5f8',
  draft: '#b4bcc6',
} as const;

const font = (file: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`));

/** Read once: every font is embedded (§6.3.4), the fourteen standard ones never are. */
const fonts = { text: font('DejaVuSansCondensed'), bold: font('DejaVuSansCondensed-Bold') };

/** A tagged PDF/A-1a (ISO 19005-1) in French, its pages kept until the running heads are drawn. */
export function openSheet(document: PrintableDocument): Sheet {
  const pdf = new TaggedPdf({
    subset: 'PDF/A-1a',
    pdfVersion: '1.4',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    size: 'A4',
    margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
    info: {
      Title: document.title,
      Author: document.authorLine,
      Subject: document.typeLabel,
      Creator: 'Liane',
      Producer: 'Liane',
      CreationDate: document.createdAt,
      ModDate: document.createdAt,
    },
    font: '',
  });
  pdf.registerFont('text', fonts.text);
  pdf.registerFont('bold', fonts.bold);
  const parent = pdf.struct('Document');
  pdf.addStructure(parent);
  pdf.addPage();
  return { pdf, parent };
}

/** Draws inside a structure element of that type, so that a reader without sight follows the same order (§6.8). */
export function tagged(sheet: Sheet, type: string, draw: () => void): void {
  const content = sheet.pdf.markStructureContent(type);
  draw();
  sheet.pdf.endMarkedContent();
  sheet.parent.add(sheet.pdf.struct(type, {}, content));
}

/** Everything drawn by `draw` becomes a child of one element: a table, a row, a list. */
export function grouped(sheet: Sheet, type: string, draw: (inner: Sheet) => void): void {
  const element = sheet.pdf.struct(type);
  sheet.parent.add(element);
  draw({ pdf: sheet.pdf, parent: element });
  element.end();
}

/** A picture with the words that stand for it. */
export function pictured(sheet: Sheet, alt: string, draw: () => void): void {
  const content = sheet.pdf.markStructureContent('Figure');
  draw();
  sheet.pdf.endMarkedContent();
  sheet.parent.add(sheet.pdf.struct('Figure', { alt }, content));
}

/** Rules, backgrounds, repeated heads: drawn, never read aloud. */
export function artifact(sheet: Sheet, draw: () => void): void {
  sheet.pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  sheet.pdf.endMarkedContent();
}

/** Goes to a new page when `height` points do not remain on this one. */
export function keepTogether({ pdf }: Sheet, height: number): void {
  if (pdf.y + height > contentBottom) pdf.addPage();
}
