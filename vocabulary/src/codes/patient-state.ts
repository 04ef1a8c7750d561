import { codes } from './codes.ts';
import { snomedCtSystem } from './systems.ts';

/** JDV_ObservationEtatPatient (1.2.250.1.213.1.1.5.514): yes or no answers of the DLU section « Résultats d'évènements » (CDA digest §4.3). */
export const patientStates = codes(snomedCtSystem, {
  ableToCommunicate: ['288575003', 'capable de communiquer'],
  wellOriented: ['247663003', 'bien orienté'],
  disoriented: ['62476001', 'désorienté(e)'],
  agitated: ['24199005', "sensation d'agitation"],
  uncooperative: ['248043008', 'comportement non-conciliant'],
  suicidal: ['425104003', 'comportement suicidaire'],
  lowVision: ['397540003', 'malvoyance'],
  hearingLoss: ['15188001', 'perte auditive'],
  speechDisorder: ['62305002', 'trouble du langage'],
  falls: ['161898004', 'chutes'],
  wandering: ['50239007', 'errance'],
  runningAway: ['248046000', 'fugue'],
  physicalRestraint: ['386423001', 'contention physique'],
  pressureUlcerRisk: ['285304000', "à risque d'escarre"],
  swallowingDisorder: ['249492002', 'fausse route alimentaire'],
});
