import type { Coded } from '@liane/vocabulary';
import type { PatientStateSubject } from '../models/patient-state.ts';
import { snomed } from './code-systems.ts';

/** JDV_ObservationEtatPatient. */
export const patientStateCodes: Record<PatientStateSubject, Coded> = {
  'able-to-communicate': snomed('288575003', 'capable de communiquer'),
  'well-oriented': snomed('247663003', 'bien orienté'),
  disoriented: snomed('62476001', 'désorienté(e)'),
  agitation: snomed('24199005', "sensation d'agitation"),
  uncooperative: snomed('248043008', 'comportement non-conciliant'),
  'suicidal-behaviour': snomed('425104003', 'comportement suicidaire'),
  'low-vision': snomed('397540003', 'malvoyance'),
  'hearing-loss': snomed('15188001', 'perte auditive'),
  'speech-disorder': snomed('62305002', 'trouble du langage'),
  falls: snomed('161898004', 'chutes'),
  wandering: snomed('50239007', 'errance'),
  'running-away': snomed('248046000', 'fugue'),
  'physical-restraint': snomed('386423001', 'contention physique'),
  'pressure-sore-risk': snomed('285304000', "à risque d'escarre"),
  choking: snomed('249492002', 'fausse route alimentaire'),
};
