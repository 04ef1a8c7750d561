export { contentIdOf, writeInclude } from './content-id.ts';
export * from './errors.ts';
export type { MultipartLimits } from './limits.ts';
export type { Part, Related } from './part.ts';
export { readRelated } from './read.ts';
export { writeRelated } from './write.ts';
export type { PartToWrite, RelatedToWrite } from './write.ts';
