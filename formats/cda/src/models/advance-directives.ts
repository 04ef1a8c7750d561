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
  wishes?: readonly { subject: DirectiveSubject; accepted: boolean; words?: string }[];
}
