/** What an author changed in what the record offers: nothing of the record itself is copied. */
export interface Changes {
  title?: string;
  /** By key of line. */
  lines: Record<string, { kept: boolean; rewritten: string | null }>;
  /** By key of section. */
  freeTexts: Record<string, string>;
  /** By key of recipient. */
  recipients: Record<string, boolean>;
  destination: Destination | null;
  /** Who will see the document where it arrives, and what does not leave this time. */
  sending?: SendingChoices | undefined;
}

/** Chosen before validation: afterwards only a new version changes it. */
export interface SendingChoices {
  visibility: 'normal' | 'masked' | 'hidden-from-person' | 'hidden-from-representatives';
  /** Keys of the lines of the sending plan. */
  skipped: string[];
}

/** Where the person is sent, when it is not the hospital they prefer. */
export interface Destination {
  name: string;
  finess?: string | undefined;
  phone?: string | undefined;
}

export const noChanges: Changes = { lines: {}, freeTexts: {}, recipients: {}, destination: null };

export const freeText = (changes: Changes, section: string): string => (changes.freeTexts[section] ?? '').trim();
