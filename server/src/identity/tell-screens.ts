import type { Tx } from '../platform/index.ts';

/** Screens that show this person, the lists of people or the identities to settle look again. */
export const tellScreens = (tx: Tx, ...personIds: string[]): void =>
  tx.announce(...personIds.map((id) => `person:${id}`), 'identities', 'people');
