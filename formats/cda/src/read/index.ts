export type * from './document.ts';
export type * from './values.ts';
export type * from './facts.ts';
export type { ReadModel } from './model.ts';
export { displayHtml } from './display/page.ts';
export { narrativeBlocks } from './narrative.ts';
export { readCda } from './read-cda.ts';
export { CdaRefused, NotCda, TwoDocuments } from './refusals.ts';
