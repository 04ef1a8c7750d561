import { codes } from './codes.ts';
import { nationalTermSystem } from './systems.ts';

/** European Medical Device Nomenclature. */
export const emdnSystem = '1.2.250.1.213.2.68';

/** JDV_ProtheseObjetPersonnel (1.2.250.1.213.1.1.5.515): what must come back with the person (CDA digest §4.4). */
export const prostheses = {
  ...codes(emdnSystem, {
    glasses: ['Q021003', 'LUNETTES PRÊTES À PORTER (OU LUNETTES MONTÉES)'],
    dentures: ['P0102', 'PROTHÈSES DENTAIRES'],
    hearingAids: ['Y2145', "DISPOSITIFS ACCOUSTIQUES D'AIDE À L'AUDITION"],
  }),
  ...codes(nationalTermSystem, {
    other: ['GEN-092.02.01', 'Autre dispositif ou objet personnel'],
  }),
};
