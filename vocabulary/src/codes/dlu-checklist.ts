import { codes } from './codes.ts';
import { nationalTermSystem } from './systems.ts';

/** JDV_ChecklistDLU (1.2.250.1.213.1.1.5.71): the papers that leave with the person (CDA digest §4.3). */
export const dluChecklist = codes(nationalTermSystem, {
  healthInsurance: ['DLU_006', 'Attestation de la carte vitale'],
  complementaryInsurance: ['DLU_007', 'Attestation de mutuelle'],
  identityDocument: ['DLU_008', 'Photocopie de la carte d’identité'],
  aggirGrid: ['DLU_009', 'Grille AGGIR (la plus récente)'],
  advanceDirectives: ['DLU_010', 'Photocopie des directives anticipées'],
  currentPrescriptions: ['DLU_011', 'Photocopies des ordonnances en cours'],
  administrationTable: ['DLU_012', 'Tableau d’administration des médicaments'],
  recentBiology: [
    'DLU_013',
    'Résultats récents de biologie (1 à 3 mois) avec clairance de la créatinine et INR (si AVK)',
  ],
  lastHospitalReport: ['DLU_014', 'CR de la dernière hospitalisation'],
  resistantBacteriaSheet: ['DLU_015', 'Fiche BMR (bactérie multi-résistante)'],
  careFollowUp: [
    'DLU_016',
    'Fiche ou carnet de suivi des soins (glycémie, pansements, perfusion, ventilation, nutrition, etc.)',
  ],
  pacemakerRecord: ['DLU_017', 'Carnet de suivi du pacemaker ou du défibrilateur implentable'],
  bloodGroupCard: ['DLU_018', 'Carte de groupe sanguin (si à jour)'],
  careCapacities: ['DLU_019', 'Liste des capacités en soins de l’EHPAD'],
});
