import type { Coded } from '@liane/vocabulary';
import type { Belonging } from '../models/transfer-sheet.ts';
import { emdn, snomed } from './code-systems.ts';

/** JDV_ProtheseObjetPersonnel. */
export const belongingCodes: Record<Belonging['kind'], Coded> = {
  glasses: emdn('Q021003', 'LUNETTES PRÊTES À PORTER (OU LUNETTES MONTÉES)'),
  dentures: emdn('P0102', 'PROTHÈSES DENTAIRES'),
  'hearing-aid': emdn('Y2145', "DISPOSITIFS ACCOUSTIQUES D'AIDE À L'AUDITION"),
  other: { code: 'GEN-092.02.01', display: 'Autre dispositif ou objet personnel', system: '1.2.250.1.213.1.1.4.322' },
};

/** SNOMED CT qualifiers of a side. */
export const sideCodes: Record<NonNullable<Belonging['side']>, Coded> = {
  left: snomed('7771000', 'gauche'),
  right: snomed('24028007', 'droite'),
  upper: snomed('264217000', 'supérieur'),
  lower: snomed('261089000', 'inférieur'),
};
