import { withoutAccents } from '@liane/vocabulary';

export interface NamedAct {
  /** Civil day of the act, `YYYY-MM-DD`. */
  actDate: string;
  typeLabel: string;
  familyName: string;
  givenName: string;
  localId: string;
}

/**
 * Name of the PDF file: act date, type, NAME, first name, record number (requirement SC.CDA/META.01).
 * `2026-01-15_Projet-personnalise_LEGALL_Maelle_U-000217.pdf`: only letters, digits, hyphens, so that any mailbox and disk keeps it.
 */
export function pdfFileName(act: NamedAct): string {
  const parts = [act.actDate, act.typeLabel, act.familyName.toUpperCase(), act.givenName, act.localId];
  return `${parts
    .map(plain)
    .filter((part) => part !== '')
    .join('_')}.pdf`;
}

const longestPart = 60;

const plain = (text: string): string =>
  withoutAccents(text)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestPart)
    .replace(/^-+|-+$/g, '');
