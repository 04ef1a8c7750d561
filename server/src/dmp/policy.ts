import { demand, holds, type Act, type Rights } from '../platform/index.ts';

const everyoneOfTheTrade = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
] as const;
/** The DMP has the last word by its own table (national digest 3.11, 3.13; GENR08: U-27). */
const consults = ['medecin', 'infirmier', 'soignant', 'coordination'] as const;

export const dmpRights = {
  'dmp.state': everyoneOfTheTrade,
  'dmp.recordConsent': everyoneOfTheTrade,
  'dmp.look': consults,
  'dmp.breakGlass': ['medecin', 'infirmier'],
  'dmp.documents': consults,
  'dmp.visit': consults,
  'dmp.read': consults,
  'dmp.reading': consults,
  'dmp.pdf': consults,
  'dmp.integrate': ['medecin', 'infirmier', 'coordination'],
  'dmp.integration': ['medecin', 'infirmier', 'coordination'],
  'dmp.change': ['medecin', 'infirmier'],
  'dmp.changing': ['medecin', 'infirmier'],
  'dmp.settleSource': ['medecin', 'infirmier', 'coordination'],
  'dmp.bookmark': consults,
  'dmp.accesses': ['medecin', 'infirmier', 'coordination', 'encadrement'],
  'dmp.webAddress': consults,
  'dmp.bundle': consults,
  'dmp.gather': consults,
  'dmp.arrivals': consults,
  'dmp.prepare': consults,
  'dmp.newDocuments': consults,
  'dmp.askNewDocuments': consults,
} as const satisfies Rights;

export type DmpVerb = keyof typeof dmpRights;

export const mayAct = (verb: DmpVerb, act: Act): void => demand(dmpRights, verb, act);

/** A role that may consult; whether this session can is `obstacleOf`. */
export const isConsultingRole = (act: Act): boolean => holds(dmpRights, 'dmp.look', act);

export const isChangingRole = (act: Act): boolean => holds(dmpRights, 'dmp.change', act);
