import type { Ins } from '@liane/vocabulary';
import { insToSend } from '../identity/index.ts';
import type { Known } from './rules/index.ts';

/** With which INS it leaves: a deletion with that of what it deletes, whatever the identity is now. */
export const insOf = ({ sending, person, follows }: Pick<Known, 'sending' | 'person' | 'follows'>): Ins | null =>
  (sending.kind === 'deletion' ? follows?.ins : null) ?? insToSend(person);
