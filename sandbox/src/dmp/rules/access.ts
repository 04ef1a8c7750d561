import { rightMissing, unknownPatient } from '../refusals.ts';
import type { Caller, Professional } from '../caller.ts';
import type { KeptRecord } from '../state/record.ts';
import { isTreatingDoctor, rightOf } from './rights-table.ts';
import type { Action, Right } from './rights-table.ts';
import { isBlocked } from './visibility.ts';

export type Authorisation = 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'INEXISTANT';

/** How a professional stands towards a record (digest 3.3, U-11). What was given to the structure is given to those who work there. */
export function authorisationOf(record: KeptRecord, who: Professional, now: Date): Authorisation {
  if (isBlocked(record, who.id)) return 'INTERDIT';
  if (isTreatingDoctor(who, record)) return 'VALIDE';
  const given = record.authorisations.filter(({ holder }) => holder === who.id || holder === who.structureId);
  if (given.length === 0) return 'INEXISTANT';
  return given.some(({ until }) => new Date(until) > now) ? 'VALIDE' : 'EXPIRE';
}

/** @throws Turned when the functional table says no (digest 3.11) */
export function demandRight(action: Action, caller: Caller, record: KeptRecord | undefined): Right {
  const right = rightOf(action, caller, record);
  if (right === 'n') {
    const purpose = caller.purpose === 'normal' ? '' : `, ${caller.purpose}`;
    throw rightMissing(`${action} est refusée à cet utilisateur (${caller.mode}${purpose}).`);
  }
  return right;
}

/** @throws Turned: no record, or one that is not active (digest 3.14) */
export function demandActive(record: KeptRecord | undefined): KeptRecord {
  if (record === undefined || record.state === 'absent') throw unknownPatient();
  if (record.state === 'closed') throw unknownPatient('Ce DMP est fermé.');
  return record;
}

/** May this professional consult at all (digest 3.10)? @throws Turned */
export function demandConsultation(record: KeptRecord, who: Professional, now: Date): void {
  const authorisation = authorisationOf(record, who, now);
  if (authorisation === 'INTERDIT') throw rightMissing('La personne a bloqué ce professionnel.');
  if (who.purpose === 'bris_de_glace') {
    if (record.opposedToBreakGlass) throw rightMissing('La personne s’oppose au bris de glace.');
    return;
  }
  if (who.purpose === 'centre_15') {
    if (record.opposedToEmergencyCentre) throw rightMissing('La personne s’oppose à l’accès du centre 15.');
    return;
  }
  if (authorisation !== 'VALIDE')
    throw rightMissing(`Autorisation ${authorisation.toLowerCase()} pour ce professionnel.`);
}
