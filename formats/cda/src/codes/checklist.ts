import type { Coded } from '@liane/vocabulary';
import type { ChecklistSubject } from '../models/added-document.ts';
import { ta } from './code-systems.ts';

/** JDV_ChecklistDLU. */
export const checklistCodes: Record<ChecklistSubject, Coded> = {
  'carte-vitale': ta('DLU_006', 'Attestation de la carte vitale'),
  mutuelle: ta('DLU_007', 'Attestation de mutuelle'),
  'identity-card': ta('DLU_008', 'Photocopie de la carte d’identité'),
  'aggir-grid': ta('DLU_009', 'Grille AGGIR (la plus récente)'),
  'advance-directives': ta('DLU_010', 'Photocopie des directives anticipées'),
  'current-prescriptions': ta('DLU_011', 'Photocopies des ordonnances en cours'),
  'administration-table': ta('DLU_012', 'Tableau d’administration des médicaments'),
  'recent-biology': ta(
    'DLU_013',
    'Résultats récents de biologie (1 à 3 mois) avec clairance de la créatinine et INR (si AVK)',
  ),
  'last-hospital-report': ta('DLU_014', 'CR de la dernière hospitalisation'),
  'bmr-sheet': ta('DLU_015', 'Fiche BMR (bactérie multi-résistante)'),
  'care-follow-up': ta(
    'DLU_016',
    'Fiche ou carnet de suivi des soins (glycémie, pansements, perfusion, ventilation, nutrition, etc.)',
  ),
  'pacemaker-booklet': ta('DLU_017', 'Carnet de suivi du pacemaker ou du défibrilateur implentable'),
  'blood-group-card': ta('DLU_018', 'Carte de groupe sanguin (si à jour)'),
  'care-capacities': ta('DLU_019', 'Liste des capacités en soins de l’EHPAD'),
};
