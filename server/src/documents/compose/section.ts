import type { Offer } from './offer.ts';

/** One section as its author sees it, whatever it becomes in the document. */
export interface Section {
  key: string;
  title: string;
  mandatory: boolean;
  lines: Offer<unknown>[];
  /** Label of the words its author may add. */
  freeTextLabel?: string;
  /** What to say when nothing is offered. */
  missing?: string;
  /** Where to complete it in the application. */
  completeAt?: string;
}
