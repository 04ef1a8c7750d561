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
}

/** Where the person is sent, when it is not the hospital they prefer. */
export interface Destination {
  name: string;
  finess?: string | undefined;
  phone?: string | undefined;
}

export const noChanges: Changes = { lines: {}, freeTexts: {}, recipients: {}, destination: null };

export const freeText = (changes: Changes, section: string): string => (changes.freeTexts[section] ?? '').trim();
