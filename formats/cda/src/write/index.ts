export { narrativeOfDlu, writeDlu } from './dlu.ts';
export { NotReissuable, reissueCda, type Reissue } from './reissue.ts';
export { narrativeOfTransferSheet, writeTransferSheet } from './transfer-sheet.ts';
export { writeUnstructured } from './unstructured.ts';
export type { WriteOptions, WrittenDocument } from './written-document.ts';
