import type { Offer } from './offer.ts';
import type { Section } from './section.ts';

/** A section of lines, which says what is missing only while it offers none. */
export const section = (
  key: string,
  title: string,
  lines: Offer<unknown>[],
  missing?: string,
  completeAt?: string,
  mandatory = false,
): Section => ({
  key,
  title,
  mandatory,
  lines,
  ...(lines.length === 0 && missing ? { missing } : {}),
  ...(lines.length === 0 && completeAt ? { completeAt } : {}),
});
