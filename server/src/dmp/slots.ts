import type { DocumentEntry } from '@liane/xds';
import { timeOf } from './entries.ts';

/** One place of the bundle: what is looked for, and after how many months it is said to be old. */
export interface Slot {
  slot: string;
  slotInFrench: string;
  /** JDV_J66 (national digest 3.6), the wanted ones first come by date, not by this order. */
  types: readonly string[];
  months: number;
  missing: string;
}

/** The documents to have read before somebody arrives (story D5), in the order they are read. */
export const documentSlots: readonly Slot[] = [
  {
    slot: 'vsm',
    slotInFrench: 'Synthèse médicale (VSM)',
    types: ['60591-5'],
    months: 12,
    missing: 'Aucun VSM dans la période lue.',
  },
  {
    slot: 'emergency',
    slotInFrench: 'Liaison d’urgence (DLU, fiche)',
    types: ['74207-2', '18761-7'],
    months: 6,
    missing: 'Aucun document de liaison d’urgence.',
  },
  {
    slot: 'prescription',
    slotInFrench: 'Dernière ordonnance',
    types: ['57833-6', '57828-6'],
    months: 3,
    missing: 'Aucune ordonnance de produits de santé.',
  },
  {
    slot: 'discharge',
    slotInFrench: 'Dernière lettre de sortie',
    types: ['11490-0', '83981-1', '34112-3'],
    months: 12,
    missing: 'Aucune lettre de liaison ni compte rendu d’hospitalisation.',
  },
  {
    slot: 'biology',
    slotInFrench: 'Dernière biologie',
    types: ['11502-2'],
    months: 6,
    missing: 'Aucun compte rendu de biologie.',
  },
];

/** Sections read inside the documents above, the VSM first (LOINC, CI-SIS sections). */
export const sectionSlots = [
  {
    slot: 'allergies',
    slotInFrench: 'Allergies',
    codes: ['48765-2'],
    missing: 'Aucune rubrique d’allergies dans les documents lus.',
  },
  {
    slot: 'history',
    slotInFrench: 'Problèmes et antécédents',
    codes: ['11450-4', '11348-0', '10157-6', '46240-8'],
    missing: 'Aucune rubrique d’antécédents dans les documents lus.',
  },
] as const;

/** The last standing document of a slot. */
export const pick = ({ types }: Slot, entries: readonly DocumentEntry[]): DocumentEntry | undefined =>
  entries
    .filter(({ typeCode }) => types.includes(typeCode.code))
    .toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)))[0];

export function isOld(at: Date, months: number, now: Date): boolean {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return at < limit;
}
