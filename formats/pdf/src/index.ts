export { datamatrixModules, insDatamatrixText } from './datamatrix.ts';
export { pdfFileName } from './file-name.ts';
export type { NamedAct } from './file-name.ts';
export type * from './printable.ts';
export { DatamatrixRefused, PrintRefused } from './refusals.ts';
export { writePdf } from './write-pdf.ts';
