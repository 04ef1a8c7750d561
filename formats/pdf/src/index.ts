export type * from './printable.ts';
