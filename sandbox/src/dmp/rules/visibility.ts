import { hiddenFrom, readXcn } from '@liane/xds';
import type { DocumentEntry } from '@liane/xds';
import type { Professional } from '../caller.ts';
import type { KeptRecord } from '../state/record.ts';
import { mayConsult } from './matrix.ts';
import { isTreatingDoctor } from './rights-table.ts';

/** What decides who sees a document. */
export type Judged = Pick<DocumentEntry, 'authors' | 'confidentiality' | 'typeCode'>;

/** Whether one person wrote the document. */
export const isAuthor = ({ authors }: Pick<DocumentEntry, 'authors'>, id: string): boolean =>
  authors.some(({ person }) => person !== null && readXcn(person).id === id);

/** Whether one structure wrote it. */
export const isOfStructure = ({ authors }: DocumentEntry, structureId: string): boolean =>
  authors.some(({ institutions }) => institutions.some((each) => each.split('^')[9] === structureId));

export const isBlocked = ({ blocked }: KeptRecord, id: string): boolean => blocked.some((each) => each.id === id);

/** The table of digest 3.9, then the matrix of 3.13. */
export function professionalSees(entry: Judged, who: Professional, record: KeptRecord): boolean {
  if (isBlocked(record, who.id)) return false;
  if (isAuthor(entry, who.id)) return true;
  if (who.purpose === 'normal' && isTreatingDoctor(who, record)) return true;
  const masked = hiddenFrom(entry.confidentiality).includes('MASQUE_PS');
  if (masked && (who.purpose === 'normal' || !record.allowsMaskedInEmergency)) return false;
  return mayConsult(who, entry.typeCode.code);
}

export const personSees = (entry: Judged): boolean => !hiddenFrom(entry.confidentiality).includes('INVISIBLE_PATIENT');

export const representativeSees = (entry: Judged): boolean =>
  personSees(entry) && !hiddenFrom(entry.confidentiality).includes('INVISIBLE_REPRESENTANTS_LEGAUX');
