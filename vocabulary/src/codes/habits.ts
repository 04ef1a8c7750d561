import { codes } from './codes.ts';
import { loincSystem } from './systems.ts';

/** JDV_SocialHistoryCodes (1.2.250.1.213.1.1.4.2.283.4): ways of life that have a code. */
export const habits = codes(loincSystem, {
  smokingStatus: ['72166-2', 'Statut tabagique'],
  tobacco: ['74011-8', 'Consommation tabagique'],
  alcohol: ['74013-4', "Consommation d'alcool"],
  recreationalDrugs: ['11343-1', 'Consommation de drogue non médicales'],
  exercise: ['73985-4', 'Exercice physique'],
  diet: ['81663-7', 'Régime'],
  riskExposure: ['92944-8', 'Exposition à risque'],
  occupationalExposure: ['8683-5', 'Exposition professionnelle'],
  employment: ['67875-5', "Statut d'emploi"],
  behaviour: ['29556-8', 'Trouble du comportement'],
  other: ['11345-6', 'Autre élément social'],
});
