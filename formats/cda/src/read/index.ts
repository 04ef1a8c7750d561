export type * from './document.ts';
export type * from './facts.ts';
export type { ReadModel } from './model.ts';
export { CdaRefused, NotCda, TwoDocuments } from './refusals.ts';
