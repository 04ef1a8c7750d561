import type { DocumentEntry } from '@liane/xds';

/** The families a list is sorted and counted by (SC.DMP/UX.16). */
export type Kind =
  | 'synthesis'
  | 'emergency'
  | 'liaison'
  | 'hospital'
  | 'biology'
  | 'imaging'
  | 'prescription'
  | 'vaccination'
  | 'other';

export const kindInFrench: Record<Kind, string> = {
  synthesis: 'Synthèse médicale',
  emergency: 'Liaison d’urgence',
  liaison: 'Lettre de liaison',
  hospital: 'Hospitalisation',
  biology: 'Biologie',
  imaging: 'Imagerie',
  prescription: 'Prescription',
  vaccination: 'Vaccination',
  other: 'Autre',
};

/** JDV_J66 (national digest 3.6). */
const byType: Record<string, Kind> = {
  '60591-5': 'synthesis',
  SYNTH: 'synthesis',
  DOCPAT08: 'synthesis',
  '74207-2': 'emergency',
  '18761-7': 'emergency',
  '11490-0': 'liaison',
  '83981-1': 'liaison',
  '88348-8': 'liaison',
  '96349-6': 'liaison',
  '34112-3': 'hospital',
  '34133-9': 'hospital',
  '15507-7': 'hospital',
  '34874-8': 'hospital',
  '67851-6': 'hospital',
  '11502-2': 'biology',
  '11369-6': 'vaccination',
  '87273-9': 'vaccination',
  DOCPAT07: 'vaccination',
};

/** Classes of ASS_X16 (national digest 3.6). */
const byClass: Record<string, Kind> = { '31': 'imaging', '42': 'prescription' };

export const kindOf = ({ typeCode, classCode }: Pick<DocumentEntry, 'typeCode' | 'classCode'>): Kind =>
  byType[typeCode.code] ?? byClass[classCode.code] ?? 'other';

/** Volet de synthèse médicale. */
export const isVsm = ({ typeCode }: Pick<DocumentEntry, 'typeCode'>): boolean => typeCode.code === '60591-5';
