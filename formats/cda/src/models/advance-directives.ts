import type { PartialDate } from './known.ts';

/** Subjects of JDV_TypeDirectiveAnticipee beside the directives as a whole. */
export type DirectiveSubject =
  | 'surgery'
  | 'dialysis'
  | 'deep-sedation'
  | 'life-support'
  | 'resuscitation'
  | 'breathing-support'
  | 'artificial-feeding'
  | 'other';

/** Advance directives (CDA digest §4.2 Directive anticipée). */
export interface AdvanceDirectives {
  /** Whether the usager wrote some; undefined when nobody asked. */
  written?: boolean;
  writtenOn?: PartialDate;
  /** Where they are kept, in words. */
  whereKept?: string;
  /** What they say as a whole, in words. */
  words?: string;
  wishes?: readonly DirectiveWish[];
}

/** One wish. */
export interface DirectiveWish {
  subject: DirectiveSubject;
  /** What it is about, when the list of subjects only says « Autre directive ». */
  label?: string;
  /** Absent when words alone can say it. */
  accepted?: boolean;
  /** When it was written; the date of the whole when absent. */
  writtenOn?: PartialDate;
  words?: string;
}
