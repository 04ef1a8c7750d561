export { VihfUnreadable } from './errors.ts';
export { readVihf } from './read.ts';
export type { AuthenticationMode, PurposeOfUse, Role, Vihf } from './vihf.ts';
export { writeVihf } from './write.ts';
