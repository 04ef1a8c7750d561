export type { ArchivedDocument, ReadXdm, XdmArchive } from './archive.ts';
export * from './errors.ts';
export type { XdmLimits } from './limits.ts';
export { readXdm } from './read/read-xdm.ts';
export { writeXdm } from './write/write-xdm.ts';
export type { XdmProducer } from './write/readme.ts';
